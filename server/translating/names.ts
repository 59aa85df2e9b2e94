import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { OWNER } from '../access/belonging.ts';

/** Names that stay as they are in an entry's texts: of its actor and what lies above it, of their networks, places and contacts, and its own. */
export async function namesAround(sql: Pick<Pool, 'query'>, noun: Noun, id: string): Promise<string[]> {
  const title = noun.title !== null && noun.all[noun.title]?.kind === 'scalar' ? `select t."${noun.title}" as name from "${noun.table}" t where t.id = $1 union ` : '';
  const { rows } = await sql.query<{ name: string | null }>(
    `with owner as (select ${OWNER[noun.name] ?? 'null::uuid'} as id from "${noun.table}" t where t.id = $1),
       circle as (select a.id, a.name, a.parent_id from actor a join owner on owner.id = a.id union select a.id, a.name, a.parent_id from actor child join owner on owner.id = child.id join actor a on a.id = child.parent_id)
     ${title}select name from circle
     union select p.name from actor_places ap join place p on p.id = ap.target_id where ap.owner_id in (select id from circle)
     union select c.name from contact c where c.actor_id in (select id from circle)
     union select n.name from network n join relation r on r.to_network_id = n.id where r.actor_id in (select id from circle)`,
    [id],
  );
  return rows.flatMap(({ name }) => name ?? []);
}
