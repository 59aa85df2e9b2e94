import type { Pool } from 'pg';
import { fail, within } from '../../schema/error.ts';
import { phone as canonicalPhone } from '../../schema/scalar.ts';
import { TIMES } from '../../schema/volunteer.ts';
import { transaction } from '../store/transaction.ts';

type Sql = Pick<Pool, 'query'>;

/** A qualification that somebody holds. */
export interface Held {
  /** Id. */
  readonly qualification: string;
  /** Its last day, "2027-12-31"; null: without end, or not said. */
  readonly until: string | null;
}

/** What a volunteer says of themselves. Nothing of it is needed. */
export interface Profile {
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  /** Ids of topics. */
  readonly helps: readonly string[];
  /** Names of municipalities. */
  readonly area: readonly string[];
  /** Such as "MO_MORNING", see TIMES. */
  readonly times: readonly string[];
  readonly qualifications: readonly Held[];
  /** E.164. */
  readonly phone: string | null;
  readonly changedAt: Date;
}

/** Changes of a profile: what is not given stays, null takes away. */
export type ProfileInput = { readonly [Field in Exclude<keyof Profile, 'changedAt' | 'qualifications'>]?: Profile[Field] | null } & { readonly qualifications?: readonly GivenHeld[] | null };

type GivenHeld = Pick<Held, 'qualification'> & Partial<Held>;

/** So many of anything are enough for one person. */
const MOST = 60;

const NOTHING = { languages: [], helps: [], area: [], times: [], qualifications: [], phone: null } as const;

/** Columns of a profile, as SQL on its alias. */
export const profileColumns = (alias: string): string => `${alias}.languages, ${alias}.helps, ${alias}.area, ${alias}.times, ${alias}.qualifications, ${alias}.phone, ${alias}.changed_at as "changedAt"`;

/** Somebody's own profile; null while they have said nothing. */
export async function profileOf(sql: Sql, account: string): Promise<Profile | null> {
  const { rows } = await sql.query<Profile>(`select ${profileColumns('v')} from volunteer_profile v where v.account = $1`, [account]);
  return rows[0] ?? null;
}

/** Municipalities of the networks in which somebody volunteers, or where those name none, their districts; by name. */
export async function areaOf(sql: Sql, account: string): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>(
    `select distinct town->>'name' as name from role_grant g join network n on n.id = g.entry,
       jsonb_array_elements(case when jsonb_array_length(coalesce(nullif(n.area->'municipalities', 'null'), '[]')) > 0 then n.area->'municipalities' else jsonb_build_array(n.area->'district') end) town
     where g.account = $1 and g.role = 'volunteer' and g.until > now() and n.area is not null and town->>'name' is not null order by name`,
    [account],
  );
  return rows.map(({ name }) => name);
}

/**
 * Keeps what a volunteer says of themselves; nobody else can.
 * @throws FORBIDDEN unless they volunteer somewhere; BAD_CHOICE, BAD_REFERENCE, BAD_PHONE, BAD_INPUT with the field
 */
export async function saveProfile(pool: Pool, account: string, input: ProfileInput): Promise<void> {
  await transaction(pool, async (client) => {
    const { rowCount } = await client.query(`select from role_grant where account = $1 and role = 'volunteer' and until > now()`, [account]);
    if (rowCount === 0) throw fail('FORBIDDEN', 'keep a profile without being a volunteer');
    const before = (await profileOf(client, account)) ?? NOTHING;
    const given = Object.fromEntries(Object.entries(input).map(([field, value]) => [field, value ?? NOTHING[field as keyof typeof NOTHING]]));
    const after: Omit<Profile, 'changedAt' | 'qualifications'> & { readonly qualifications: readonly GivenHeld[] } = { ...before, ...given };
    for (const field of ['languages', 'helps', 'area', 'times', 'qualifications'] as const) within(field, () => {
      mustBeFew(after[field].length);
    });
    within('times', () => {
      mustBeAmong(after.times, TIMES);
    });
    // What was right when it was given stays when the network's area has changed since.
    const towns = [...(await areaOf(client, account)), ...before.area];
    within('area', () => {
      mustBeAmong(after.area, towns);
    });
    await mustBeThere(client, 'helps', 'term', after.helps, before.helps);
    await mustBeThere(client, 'qualifications', 'qualification', after.qualifications.map(({ qualification }) => qualification), before.qualifications.map(({ qualification }) => qualification));
    const phone = after.phone === null || after.phone.trim() === '' ? null : within('phone', () => canonicalPhone(after.phone ?? ''));
    await client.query(
      `insert into volunteer_profile (account, languages, helps, area, times, qualifications, phone) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (account) do update set languages = excluded.languages, helps = excluded.helps, area = excluded.area, times = excluded.times, qualifications = excluded.qualifications, phone = excluded.phone, changed_at = now()`,
      [account, unique(after.languages), unique(after.helps), unique(after.area), unique(after.times), JSON.stringify(after.qualifications.map(({ qualification, until }) => ({ qualification, until: until ?? null }))), phone],
    );
  });
}

const unique = (all: readonly string[]): string[] => [...new Set(all)];

/** Only what volunteers see can be named, and what was named before. @throws BAD_REFERENCE */
async function mustBeThere(sql: Sql, field: string, table: 'term' | 'qualification', ids: readonly string[], before: readonly string[]): Promise<void> {
  const { rows } = await sql.query<{ id: string }>(`select id from "${table}" where id = any($1::uuid[]) and reach <= 1${table === 'term' ? ` and vocabulary = 'TOPIC'` : ''}`, [ids]);
  const known = new Set([...rows.map(({ id }) => id), ...before]);
  within(field, () => {
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw fail('BAD_REFERENCE', table === 'term' ? 'topic' : table, unknown);
  });
}

function mustBeFew(count: number): void {
  if (count > MOST) throw fail('BAD_INPUT', `Choose up to ${String(MOST)}.`);
}

function mustBeAmong(given: readonly string[], allowed: readonly string[]): void {
  const unknown = given.find((each) => !allowed.includes(each));
  if (unknown !== undefined) throw fail('BAD_CHOICE', unknown, allowed);
}
