import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { belongsTo } from '../access/belonging.ts';
import { PACES } from './interval.ts';

/** Which entries belong to the actors that take part in a network, children counted in: a condition as SQL on alias `t`. */
export async function ofNetwork(sql: Pick<Pool, 'query'>, network: string): Promise<(noun: Pick<Noun, 'name'>) => string> {
  const { rows } = await sql.query<{ actor: string }>(`with recursive ${PACES} select actor from member where network = $1`, [network]);
  const actors = rows.map(({ actor }) => actor);
  return (noun) => belongsTo(noun, { actors, networks: [] });
}
