import type { Pool } from 'pg';
import { NOUNS } from '../../../schema/nouns.ts';
import type { Operation, Planted } from './asking.ts';
import { leaks } from './marks.ts';
import type { Asker } from './roles.ts';

/** Something that somebody was told who should not know it. */
export interface Leak {
  readonly asker: string;
  readonly field: string;
  readonly variables: string;
  readonly found: readonly string[];
}

/** Refusals that say nothing of an entry, since what was asked cannot be asked at all. */
const NEVER_ASKED = new Set(['TOO_COMPLEX', 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR']);

/** Questions under way at the same time. */
const ABREAST = 6;

/** All entries that were planted: their slugs begin with the bird's name. */
export async function plantedIn(pool: Pool): Promise<Planted[]> {
  const { rows } = await pool.query<Planted>(`${NOUNS.map(({ name, table }) => `select '${name}' as noun, id, slug, reach from "${table}" where slug like 'kanari%'`).join(' union all ')} order by noun, slug`);
  return rows;
}

/** Everything that somebody is told and should not be. What they gave themselves may be told back to them. @param options.most after so many it looks no further */
export async function askAll(asker: Asker, operations: readonly Operation[], { most = Infinity } = {}): Promise<Leak[]> {
  const found: Leak[] = [];
  const waiting = operations.values();
  const one = async (): Promise<void> => {
    for (const operation of waiting) {
      if (found.length >= most) return;
      const answer = await asker.ask(operation.query, operation.variables);
      const bad = leaks(JSON.stringify([answer.data ?? null, answer.errors ?? null]), asker.reach, given(operation.variables));
      const counted = operation.findsNothing === true ? ((answer.data?.[operation.field] as { totalCount?: number } | null | undefined)?.totalCount ?? 0) : 0;
      if (counted > 0) bad.push(`counts ${String(counted)}`);
      bad.push(...(answer.errors ?? []).filter(({ extensions }) => NEVER_ASKED.has(extensions.code)).map(({ message }) => message));
      if (bad.length > 0) found.push({ asker: asker.name, field: operation.field, variables: JSON.stringify(operation.variables), found: bad });
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, one));
  return found;
}

/** Strings that stand in what was given, the longest first. */
function given(variables: unknown): string[] {
  if (typeof variables === 'string') return [variables];
  if (typeof variables !== 'object' || variables === null) return [];
  return Object.values(variables).flatMap(given).sort((one, other) => other.length - one.length);
}
