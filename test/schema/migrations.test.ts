import { afterAll, expect, test } from 'vitest';
import { migrate, openStore } from '../../server/store/store.ts';
import { newDatabase } from '../harness/database.ts';

const database = await newDatabase('nothing');
const store = await openStore(database.url);
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** Columns, indexes and constraints as PostgreSQL tells them. */
async function structure(): Promise<string[]> {
  const { rows } = await store.pool.query<{ part: string }>(`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as part from information_schema.columns where table_schema = 'public' and table_name <> 'mikro_orm_migrations'
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'mikro_orm_migrations'
    union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'mikro_orm_migrations'
    order by 1`);
  return rows.map(({ part }) => part);
}

test('the migrations lead up, one by one all the way down, and up again to the same tables', async () => {
  await store.orm.migrator.up();
  const first = await structure();
  expect(first.length).toBeGreaterThan(200);
  for (const { name } of (await store.orm.migrator.getExecuted()).reverse()) expect((await store.orm.migrator.down()).map((undone) => undone.name)).toEqual([name]);
  expect(await structure()).toEqual([]);
  await store.orm.migrator.up();
  expect(await structure()).toEqual(first);
});

test('the migrated tables are what the nouns describe, and only the lists of references have more indexes', async () => {
  await store.orm.migrator.up();
  const difference = await store.orm.schema.getUpdateSchemaSQL({ wrap: false });
  const ofLists = /^(?:alter table "\w+" drop constraint "\w+_pair_unique"|drop index "\w+_target_index");$/;
  expect(difference.split('\n').filter((line) => line !== '' && !ofLists.test(line))).toEqual([]);
});

test('a database whose user may not bring in an extension is told what to run, and is left as it was', async () => {
  const poor = await newDatabase('nothing');
  const name = new URL(poor.url).pathname.slice(1);
  await store.pool.query(`revoke create on database "${name}" from current_user`);
  const beggar = await openStore(poor.url);
  await expect(migrate(beggar)).rejects.toThrow('Run as an administrator in this database: create extension unaccent;');
  const { rows } = await beggar.pool.query(`select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'mikro_orm%'`);
  await beggar.close();
  await poor.drop();
  expect(rows).toEqual([]);
});
