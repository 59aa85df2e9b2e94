import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { type Grant, type Role, type Scope, type Viewer, ROLES } from './viewer.ts';
import { REACH } from './table.ts';

type Sql = Pick<Pool, 'query'>;

/** After so many months a volunteer's role ends, unless it is renewed. */
export const VOLUNTEER_MONTHS = 12;

/** Somebody who signs in. */
export interface Account {
  readonly id: string;
  readonly mail: string;
  readonly name: string | null;
  readonly language: string;
}

export async function accountOf(sql: Sql, id: string): Promise<Account | undefined> {
  const { rows } = await sql.query<Account>('select id, mail, name, language from account where id = $1', [id]);
  return rows[0];
}

/** The account of an address (normalised), made when there is none. */
export async function ensureAccount(sql: Sql, mail: string, language: string): Promise<Account> {
  const { rows } = await sql.query<Account>(
    `insert into account (id, mail, language) values ($1, $2, $3) on conflict (mail) do update set mail = excluded.mail returning id, mail, name, language`,
    [randomUUID(), mail, language],
  );
  const [account] = rows;
  if (account === undefined) throw new TypeError('No account was made');
  return account;
}

/** What is given to an account; `confirm`: it holds only once a coordinator has confirmed it. */
interface Given extends Pick<Grant, 'role' | 'noun' | 'entry' | 'trust'> {
  readonly confirm?: boolean;
}

/** Gives an account a role, or the same one anew; a volunteer's ends after its months. What holds already need not be confirmed again. @param by who gave it */
export async function give(sql: Sql, account: string, { role, noun, entry, trust, confirm = false }: Given, by: string): Promise<void> {
  await sql.query(
    `insert into role_grant as g (id, account, role, noun, entry, trust, given_by, until, waiting) values ($1, $2, $3, $4, $5, $6, $7, case when $3 = 'volunteer' then now() + make_interval(months => $8) end, $9)
     on conflict (account, role, entry) do update set trust = excluded.trust, until = excluded.until, given_by = excluded.given_by, given_at = now(), reminded_at = null,
       waiting = excluded.waiting and (g.waiting or (g.until is not null and g.until <= now()))`,
    [randomUUID(), account, role, noun, entry, trust, by, VOLUNTEER_MONTHS, confirm],
  );
}

/** Who else has the same role for the same thing, or for what lies above it. @param grant of the account */
export async function othersWith(sql: Sql, account: string, { role, entry }: Pick<Grant, 'role' | 'entry'>): Promise<number> {
  const { rows } = await sql.query<{ others: number }>(
    `with recursive up (id, depth) as (select $3::uuid, 0 union all select a.parent_id, up.depth + 1 from up join actor a on a.id = up.id where a.parent_id is not null and up.depth < 20)
     select count(distinct account)::int as others from role_grant where account <> $1 and role = $2 and (until is null or until > now()) and ($3::uuid is null or entry in (select id from up))`,
    [account, role, entry],
  );
  return rows[0]?.others ?? 0;
}

/** A role as its holder sees it. */
export interface OwnGrant extends Grant {
  /** When it ends; null: no day was named. */
  readonly until: Date | null;
  /** Whether it holds only once a coordinator has confirmed it. */
  readonly waiting: boolean;
}

/** What an account was given and has not ended. */
export async function grantsOf(sql: Sql, account: string): Promise<OwnGrant[]> {
  const { rows } = await sql.query<OwnGrant>('select id, role, noun, entry, trust, until, waiting from role_grant where account = $1 and (until is null or until > now()) order by given_at', [account]);
  return rows;
}

/** The viewer that an account is. */
export async function viewerOfAccount(sql: Sql, account: Account): Promise<Viewer> {
  const grants = (await grantsOf(sql, account.id)).filter(({ waiting }) => !waiting);
  const roles = ROLES.filter((role) => role === 'visitor' || grants.some((grant) => grant.role === role));
  const reach = Math.max(...roles.map((role) => REACH[role])) as Viewer['reach'];
  return { roles, name: `account:${account.id}`, reach, account: account.id, scope: await scopeOf(sql, grants) };
}

/** Down from what was granted to all that lies beneath it. The circle guard is the union: an actor is taken once. */
const BENEATH = `with recursive beneath (id, root) as (
  select id, id from actor where id = any($1::uuid[])
  union select child.id, beneath.root from actor child join beneath on child.parent_id = beneath.id
) select id, root from beneath`;

async function scopeOf(sql: Sql, grants: readonly Grant[]): Promise<Scope> {
  const trust = new Map(grants.flatMap(({ role, noun, entry, trust: given }) => (role === 'partner' && noun === 'actor' && entry !== null ? [[entry, given] as const] : [])));
  const networks = new Set(grants.flatMap(({ role, noun, entry }) => (role === 'coordinator' && noun === 'network' && entry !== null ? [entry] : [])));
  const own = new Map<string, number>();
  if (trust.size > 0) {
    const { rows } = await sql.query<{ id: string; root: string }>(BENEATH, [[...trust.keys()]]);
    for (const { id, root } of rows) own.set(id, Math.max(own.get(id) ?? 0, trust.get(root) ?? 0));
  }
  return { own, networks };
}

/** What the audit can say was done. No name, address or text fits in; the database lets none in either. */
export type Deed =
  | 'accepted a proposal' | 'decided a proposal' | 'took over a proposal' | 'declined a suggestion' | 'confirmed by link' | 'came by link'
  | 'signed in' | 'signed in with a passkey' | 'added a passkey' | 'removed a passkey' | 'left' | 'named a successor' | 'confirmed a volunteer' | 'renewed a volunteer'
  | 'erased an account' | 'exported a person' | 'forgot what was old' | 'enforced retention'
  | `${'invited a' | 'joined as' | 'took over as' | 'withdrew a' | 'took back an invitation of a'} ${Exclude<Role, 'visitor'>}` | `made a token (${'READ' | 'PROPOSE' | 'ALL'})`;

/** Writes down that somebody did something about access or about what is kept of people, without its contents. @param by `account:ID`, `actor:ID`, `operator` or `retention` */
export async function note(sql: Sql, by: string, action: Deed, noun: string | null = null, entry: string | null = null, count: number | null = null): Promise<void> {
  await sql.query('insert into audit (by, action, noun, entry, count) values ($1, $2, $3, $4, $5)', [by, action, noun, entry, count]);
}
