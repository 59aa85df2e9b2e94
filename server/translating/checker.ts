import type { Pool } from 'pg';
import type { Noun } from '../../schema/noun.ts';
import { GivenText } from '../../schema/text.ts';
import type { Viewer } from '../access/viewer.ts';
import { ownerOf } from '../proposing/owner.ts';
import { givenNow } from '../proposing/waiting.ts';

type Sql = Pick<Pool, 'query'>;

/**
 * As whom readers see somebody who looked at a translation: an institution rather than a person.
 * A partner stands for the actor that the entry belongs to, a coordinator for the network; whoever has neither, for a network in which that actor takes part.
 * Never a person's name: texts and their history stay when somebody goes.
 */
export async function checkerOf(sql: Sql, viewer: Viewer, noun: Noun, id: string): Promise<string> {
  const owner = await ownerOf(sql, noun, id);
  const own = owner !== undefined && viewer.scope.own.has(owner) ? owner : [...viewer.scope.own.keys()][0];
  const network = [...viewer.scope.networks][0];
  const isOwn = owner !== undefined && own === owner;
  const { rows } = await sql.query<{ name: string | null }>(
    `select coalesce(case when $4 then (select name from actor where id = $1) end, (select name from network where id = $2), (select name from actor where id = $1),
       (select n.name from relation r join network n on n.id = r.to_network_id where r.actor_id = $3 and r.reach = 0 and n.reach = 0 order by n.name limit 1)) as name`,
    [own ?? null, network ?? null, owner ?? null, isOwn],
  );
  return rows[0]?.name ?? 'directory';
}

/**
 * Changes in which nobody says for another that they looked at a translation: a check that is not in the entry yet was made now, by who gives it.
 * Whoever runs the server brings texts in from elsewhere, with the checks that were made there.
 */
export async function vouched(sql: Sql, viewer: Viewer, noun: Noun, values: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  if ((viewer.account === undefined && viewer.roles.includes('admin')) || !hasCheck(values)) return values;
  const id = typeof values['id'] === 'string' ? values['id'] : undefined;
  const known = new Set<string>();
  if (id !== undefined) collectChecks(await givenNow(sql, noun.name, id), known);
  const by = id === undefined ? await nameWithout(sql, viewer, noun) : await checkerOf(sql, viewer, noun, id);
  return stamped(values, known, { checkedBy: by, checkedAt: new Date().toISOString() }) as Readonly<Record<string, unknown>>;
}

/** A new entry belongs to nobody yet. */
const nameWithout = (sql: Sql, viewer: Viewer, noun: Noun): Promise<string> => checkerOf(sql, viewer, noun, '00000000-0000-0000-0000-000000000000');

interface Check {
  readonly checkedBy: string;
  readonly checkedAt: string;
}

interface Checked {
  readonly value?: unknown;
  readonly checkedBy?: unknown;
  readonly checkedAt?: unknown;
}

const keyOf = ({ value, checkedBy, checkedAt }: Checked): string => JSON.stringify([value, checkedBy ?? null, checkedAt ?? null]);
const isChecked = ({ checkedBy, checkedAt }: Checked): boolean => checkedBy !== undefined || checkedAt !== undefined;

function hasCheck(value: unknown): boolean {
  if (value instanceof GivenText) return [...value.values.values()].some((wording) => wording !== null && isChecked(wording));
  return typeof value === 'object' && value !== null && Object.values(value).some(hasCheck);
}

function collectChecks(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isChecked(value)) into.add(keyOf(value));
  for (const part of Object.values(value)) collectChecks(part, into);
}

function stamped(value: unknown, known: ReadonlySet<string>, check: Check): unknown {
  if (value instanceof GivenText) {
    return new GivenText(new Map([...value.values].map(([tag, wording]) => [tag, wording === null || !isChecked(wording) || known.has(keyOf(wording)) ? wording : { ...wording, ...check }])));
  }
  if (Array.isArray(value)) return value.map((part) => stamped(part, known, check));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, stamped(part, known, check)]));
}
