import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Changes } from '../../server/store/changes.ts';
import { newDatabase } from '../harness/database.ts';

describe('changes that are followed', () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await newDatabase('tables');
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Writes in a transaction that ends when it is told to. */
  async function writing(...entries: number[]): Promise<{ commit(): Promise<void>; breakOff(): Promise<void> }> {
    const client = await pool.connect();
    await client.query('begin');
    for (const entry of entries) await client.query(`insert into revision (noun, entry, version, at, origin, fields) values ('actor', $1, 1, now(), 'API', '{}')`, [id(entry)]);
    const end = async (how: string): Promise<void> => {
      await client.query(how);
      client.release();
    };
    return { commit: () => end('commit'), breakOff: () => end('rollback') };
  }

  const id = (entry: number): string => `00000000-0000-4000-8000-${String(entry).padStart(12, '0')}`;
  const told = async (changes: Changes): Promise<string[]> => [...((await changes.next()).get('actor') ?? [])].sort();

  it('are told once', async () => {
    const changes = new Changes(pool);
    await (await writing(1)).commit();
    await changes.begin();
    expect(await told(changes)).toEqual([]);
    await (await writing(2, 3)).commit();
    expect(await told(changes)).toEqual([id(2), id(3)]);
    expect(await told(changes)).toEqual([]);
  });

  it('are told though others that began later were committed before, however often one has asked meanwhile', async () => {
    const changes = new Changes(pool);
    await changes.begin();
    const long = await writing(10, 11);
    const other = await writing(12);
    await (await writing(13)).commit();
    expect(await told(changes)).toEqual([id(13)]);
    await (await writing(14)).commit();
    for (const expected of [[id(14)], [], []]) expect(await told(changes)).toEqual(expected);
    await long.commit();
    expect(await told(changes)).toEqual([id(10), id(11)]);
    await other.commit();
    expect(await told(changes)).toEqual([id(12)]);
    expect(await told(changes)).toEqual([]);
  });

  it('are told of who was writing when one began to follow, and not of who broke off', async () => {
    const early = await writing(20);
    const broken = await writing(21);
    await (await writing(22)).commit();
    const changes = new Changes(pool);
    await changes.begin();
    await early.commit();
    await broken.breakOff();
    expect(await told(changes)).toEqual([id(20)]);
    expect(await told(changes)).toEqual([]);
  });
});
