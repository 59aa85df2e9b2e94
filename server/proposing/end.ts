import type { Pool } from 'pg';
import { within } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Author } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { type Outcome, proposeIn } from './propose.ts';

/** An entry to end, as its noun and id. */
export interface Ended {
  readonly noun: string;
  readonly id: string;
}

/**
 * Ends entries, all or none: those that know an end have it today and keep their page, which says so; the others are withdrawn.
 * Whoever may not publish proposes it.
 * @param day today where the offices are, such as "2026-12-01"
 * @throws NOT_FOUND, FORBIDDEN with the entry's number as field
 */
export async function endEntries(pool: Pool, viewer: Viewer, entries: readonly Ended[], day: string, origin: Author['origin']): Promise<Outcome[]> {
  return transaction(pool, async (client) => {
    const outcomes: Outcome[] = [];
    for (const [index, { noun: name, id }] of entries.entries()) {
      const noun = within(String(index), () => nounOf(name));
      const { rows } = await client.query<{ version: number }>(`select version from "${noun.table}" where id = $1`, [id]);
      try {
        outcomes.push(await proposeIn(client, viewer, { noun, values: { id, ...endOf(noun, day) }, base: rows[0]?.version ?? 0, origin }));
      } catch (error) {
        throw error instanceof Error ? Object.assign(error, { field: `entries.${String(index)}` }) : error;
      }
    }
    return outcomes;
  });
}

const endOf = (noun: Noun, day: string): Record<string, string> => ('until' in noun.fields ? { until: day } : { state: 'ARCHIVED' });
