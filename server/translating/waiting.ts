import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import { LANGUAGES } from '../../schema/language.ts';
import type { Noun } from '../../schema/noun.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { isId } from '../../schema/scalar.ts';
import { whereAllowed } from '../access/may.ts';
import { type Action, TABLE } from '../access/table.ts';
import type { Viewer } from '../access/viewer.ts';
import { titleOf } from '../checking/due.ts';
import { hasTexts, textsSql } from './texts.ts';

type Sql = Pick<Pool, 'query'>;

/** What a text needs in a language: it was not translated, its original changed since, or nobody looked at what a machine wrote. */
export const NEEDS = ['MISSING', 'OUTDATED', 'MACHINE'] as const;
export type Need = (typeof NEEDS)[number];

/** A text of an entry that needs somebody. */
export interface WaitingText {
  /** Such as "title", or "hours.exceptions.0.reason" within an object. */
  readonly field: string;
  /** Whether everybody may see it who may see the entry. */
  readonly isPublic: boolean;
  readonly need: Need;
  /** Language of the original, and its words. */
  readonly original: string;
  readonly words: string;
  /** The translation as it is; null: none. */
  readonly value: string | null;
  readonly machine: string | null;
  /** Whether a proposal with words in this language waits for a coordinator. */
  readonly proposed: boolean;
}

/** An entry with texts that need somebody in one language. */
export interface WaitingEntry {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly title: string | null;
  /** Whether everybody may see it: only then a machine may. */
  readonly isPublic: boolean;
  readonly texts: readonly WaitingText[];
  readonly cursor: string;
}

/** How many texts need somebody in a language. */
export interface WaitingCount {
  readonly language: string;
  readonly missing: number;
  readonly outdated: number;
  readonly machine: number;
}

/** Nouns whose texts are translated here: those of which changes can be proposed. */
export const TRANSLATED: readonly Noun[] = NOUNS.filter((noun) => TABLE.coordinator.propose?.[noun.name] !== undefined && hasTexts(noun));

/** What a text `f.text` needs in language $1, as SQL. @see ../../schema/text.ts, readText */
const NEED = `case
  when f.text->>'original' = $1 then null
  when f.text->'values'->$1 is null then 'MISSING'
  when (f.text->'values'->$1->>'of')::int < (f.text->>'version')::int then 'OUTDATED'
  when f.text->'values'->$1->>'machine' is not null and f.text->'values'->$1->>'checkedBy' is null then 'MACHINE'
end`;

/** Whether a proposal `q` has words of its own for a text `w` in language $1, as SQL: what is proposed of an object holds all its texts, those that stay too. */
const PROPOSED = `q.changes #> string_to_array(w.field, '.') ? $1
  and (w.field not like '%.%' or coalesce(q.changes #> string_to_array(w.field, '.')->$1->>'value', q.changes #> string_to_array(w.field, '.')->>$1) is distinct from w.text->'values'->$1->>'value')`;

/** One row a text, of the entries of a noun to which the viewer may do that, as SQL: a list of columns of alias `t`, and the texts as `f`. */
function everyText(noun: Noun, viewer: Viewer, action: Action, columns: string): string | undefined {
  const allowed = whereAllowed(viewer, action, noun);
  if (allowed === 'false') return undefined;
  return `select ${columns} from "${noun.table}" t cross join lateral (${textsSql(noun)}) f(nth, field, text, open) where t.state <> 'ARCHIVED' and jsonb_typeof(f.text) = 'object' and ${allowed}`;
}

/**
 * Entries with texts that need somebody in a language, of those to which the viewer may do that: the public ones first, and those first that wait longest.
 * @param needs which needs count
 * @param after cursor of the last entry before
 * @throws BAD_CURSOR
 */
export async function waitingEntries(sql: Sql, viewer: Viewer, action: Action, language: string, needs: readonly Need[], first: number, after: string | null): Promise<WaitingEntry[]> {
  const parts = TRANSLATED.flatMap((noun) => everyText(noun, viewer, action, `'${noun.name}' as noun, t.id, t.slug, t.version, t.reach, t.changed_at, ${titleOf(noun)} as title, f.nth, f.field, f.text, f.open, ${NEED} as need`) ?? []);
  if (parts.length === 0) return [];
  const [reach, changed, id] = after === null ? [null, null, null] : parseCursor(after);
  const { rows } = await sql.query<Omit<WaitingEntry, 'cursor' | 'isPublic'> & { reach: number; changed: string }>(
    `select w.noun, w.id, w.slug, w.version, w.title, w.reach, w.changed_at::text as changed,
       jsonb_agg(jsonb_build_object(
         'field', w.field, 'isPublic', w.open, 'need', w.need, 'original', w.text->>'original', 'words', w.text->'values'->(w.text->>'original')->>'value',
         'value', w.text->'values'->$1->>'value', 'machine', w.text->'values'->$1->>'machine',
         'proposed', exists (select from proposal q where q.noun = w.noun and q.entry = w.id and q.state = 'OPEN' and ${PROPOSED})
       ) order by w.nth) as texts
     from (${parts.join(' union all ')}) w
     where w.need = any($2) and ($3::int is null or (w.reach, w.changed_at, w.id) > ($3::int, $4::timestamptz, $5::uuid))
     group by w.noun, w.id, w.slug, w.version, w.title, w.reach, w.changed_at
     order by w.reach, w.changed_at, w.id limit $6`,
    [language, needs, reach, changed, id, first],
  );
  return rows.map(({ reach: far, changed: at, ...entry }) => ({ ...entry, isPublic: far === 0, cursor: Buffer.from(JSON.stringify([far, at, entry.id])).toString('base64url') }));
}

function parseCursor(cursor: string): [number, string, string] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parsed) && parsed.length === 3) {
      const [reach, at, id] = parsed as unknown[];
      if (Number.isInteger(reach) && typeof at === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/.test(at) && typeof id === 'string' && isId(id)) return [Number(reach), at, id];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw fail('BAD_CURSOR', cursor);
}

/** How many texts need somebody in each language, in one pass over the texts. */
export async function waitingCounts(sql: Sql, viewer: Viewer, action: Action): Promise<WaitingCount[]> {
  const parts = TRANSLATED.flatMap((noun) => everyText(noun, viewer, action, 'f.text') ?? []);
  const { rows } =
    parts.length === 0
      ? { rows: [] }
      : await sql.query<{ language: string; original: number; translated: number; outdated: number; machine: number }>(
          `select v.key as language, count(*) filter (where v.original)::int as original, count(*) filter (where not v.original)::int as translated,
             count(*) filter (where not v.original and v.outdated)::int as outdated, count(*) filter (where not v.original and not v.outdated and v.unchecked)::int as machine
           from (${parts.join(' union all ')}) w cross join lateral (
             select key, key = w.text->>'original' as original, coalesce((value->>'of')::int < (w.text->>'version')::int, false) as outdated, value->>'machine' is not null and value->>'checkedBy' is null as unchecked from jsonb_each(w.text->'values')
           ) v group by v.key`,
        );
  const all = rows.reduce((sum, { original }) => sum + original, 0);
  return LANGUAGES.map((language) => {
    const { original = 0, translated = 0, outdated = 0, machine = 0 } = rows.find((row) => row.language === language) ?? {};
    return { language, missing: all - original - translated, outdated, machine };
  });
}
