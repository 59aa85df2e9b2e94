import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';

/** How an entry is called, in its original language; undefined when it is not there or has no name of its own. */
export async function titleNow(sql: Pick<Pool, 'query'>, noun: Noun, id: string): Promise<string | undefined> {
  if (noun.title === null) return undefined;
  const { rows } = await sql.query<{ title: unknown }>(`select "${noun.title}" as title from "${noun.table}" where id = $1`, [id]);
  return wordsOf(rows[0]?.title);
}

/** The words of a title as it is stored or given: a name, a localized text, or one as its input takes it; German before others. */
export function wordsOf(title: unknown): string | undefined {
  if (typeof title === 'string') return title;
  if (typeof title !== 'object' || title === null) return undefined;
  const values = ('values' in title ? title.values : title) as Readonly<Record<string, unknown>>;
  const wording = values['de'] ?? Object.values(values)[0];
  if (typeof wording === 'string') return wording;
  return typeof wording === 'object' && wording !== null && 'value' in wording && typeof wording.value === 'string' ? wording.value : undefined;
}
