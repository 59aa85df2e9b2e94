import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bell } from '../../server/store/bell.ts';
import { newDatabase } from '../harness/database.ts';

describe('the bell that tells of changes', () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let pool: pg.Pool;
  let bell: Bell;

  beforeAll(async () => {
    database = await newDatabase('tables');
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
  });
  beforeEach(() => {
    bell = new Bell(pool);
  });
  afterEach(() => {
    bell.stop();
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const write = async (): Promise<void> => {
    await pool.query(`insert into revision (noun, entry, version, at, origin, fields) values ('actor', gen_random_uuid(), 1, now(), 'API', '{}')`);
  };
  /** Its own first ring, by which it knows that it hears, is over. */
  const listens = async (): Promise<void> => {
    await bell.listen();
    await vi.waitFor(() => { expect(bell.take()).toBe(false); });
  };

  it('counts as rung as long as nobody listens', () => {
    expect([bell.take(), bell.take()]).toEqual([true, true]);
  });

  it('is silent while nothing is written, and rings once for what is', async () => {
    await listens();
    expect(bell.take()).toBe(false);
    await write();
    await vi.waitFor(() => { expect(bell.take()).toBe(true); });
    expect(bell.take()).toBe(false);
  });

  it('rings for a transaction when it is committed, not before', async () => {
    await listens();
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`insert into revision (noun, entry, version, at, origin, fields) values ('actor', gen_random_uuid(), 1, now(), 'API', '{}')`);
    // A ring of another's goes the same way and is heard before it.
    await write();
    await vi.waitFor(() => { expect(bell.take()).toBe(true); });
    expect(bell.take()).toBe(false);
    await client.query('commit');
    client.release();
    await vi.waitFor(() => { expect(bell.take()).toBe(true); });
  });

  it('counts as rung once its connection is lost, and hears again when it listens again', async () => {
    await listens();
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'`);
    await vi.waitFor(() => { expect([bell.take(), bell.take()]).toEqual([true, true]); });
    await listens();
    await write();
    await vi.waitFor(() => { expect(bell.take()).toBe(true); });
  });
});
