import { MikroORM } from '@mikro-orm/postgresql';
import { Meilisearch } from 'meilisearch';

interface Servers {
  databaseUrl: string;
  meiliUrl: string;
  meiliKey: string;
}

/** Runs one statement. */
export async function sql(databaseUrl: string, statement: string): Promise<Record<string, unknown>[]> {
  const orm = await MikroORM.init({ clientUrl: databaseUrl, entities: [], discovery: { warnWhenNoEntities: false } });
  try {
    return await orm.em.getConnection().execute<Record<string, unknown>[]>(statement);
  } finally {
    await orm.close(true);
  }
}

function index({ meiliUrl, meiliKey }: Servers) {
  return new Meilisearch({ host: meiliUrl, apiKey: meiliKey }).index<{ id: number; word: string }>('memory');
}

/** Writes a word into the database and into the index. */
export async function remember(servers: Servers, word: string): Promise<void> {
  await sql(servers.databaseUrl, `create table memory (word text); insert into memory values ('${word}')`);
  await index(servers).addDocuments([{ id: 1, word }]).waitTask();
}

/** What the database and the index hold of the word that was last written. */
export async function recall(servers: Servers): Promise<{ stored: unknown; found: string | undefined }> {
  const [row] = await sql(servers.databaseUrl, 'select word from memory');
  const { hits } = await index(servers).search('');
  return { stored: row?.['word'], found: hits[0]?.word };
}
