import { LANGUAGES, ORIGINAL } from '../../schema/language.ts';
import { nounOf } from '../../schema/nouns.ts';
import { VISITOR } from '../access/viewer.ts';
import type { Sql } from '../store/read.ts';
import type { SearchDocument } from './document.ts';
import { SEARCHABLE } from './recipe.ts';
import { words } from './words/tokens.ts';

/**
 * How PostgreSQL cuts the words of a language down to their stems; it has no stems for the others.
 * @see https://www.postgresql.org/docs/current/textsearch-dictionaries.html#TEXTSEARCH-SNOWBALL-DICTIONARY
 */
const CONFIGURATIONS: Readonly<Record<string, string>> = { de: 'german', en: 'english', fr: 'french', ar: 'arabic', ru: 'russian', tr: 'turkish', es: 'spanish', it: 'italian', ro: 'romanian' };

/** Characters of a body that are searched: enough for any entry, little enough for any database. */
const LONGEST_BODY = 20_000;

/** Rows written in one statement. */
const ROWS_AT_ONCE = 2_000;

const primary = (language: string): string => language.split('-')[0] ?? language;

export const configurationOf = (language: string): string => CONFIGURATIONS[primary(language)] ?? 'simple';


/**
 * Keeps the words of entries for the days on which Meilisearch is away, and forgets those that are gone.
 *
 * A table of its own, filled where search documents are fed, and not an index over each noun's own columns: saving an entry waits for none of it,
 * an entry is found by the same words as usual (its topics' synonyms, its actor, its towns), and since every document is made as a visitor sees the entry,
 * nothing restricted comes here. It cannot be older than the search index is, and is written before that, so that edits arrive here while Meilisearch is away.
 * Unchanged rows are not written again.
 */
export async function keepTexts(sql: Sql, makers: readonly ((language: string) => SearchDocument)[], gone: readonly string[]): Promise<void> {
  if (gone.length > 0) await sql.query('delete from search_text where entry = any($1::uuid[])', [gone]);
  let rows: Text[] = [];
  for (const make of makers) {
    rows.push(...textsOf(make));
    if (rows.length < ROWS_AT_ONCE) continue;
    await write(sql, rows);
    rows = [];
  }
  if (rows.length > 0) await write(sql, rows);
}

/** Forgets the texts of all entries that are gone or not public: a rebuild, which reads only what is public, calls this at its end. */
export async function forgetTexts(sql: Sql): Promise<void> {
  await sql.query(`delete from search_text t where not ${isPublic('t')}`);
}

/** Whether a text's entry is there and public at this moment. SQL on the text's alias. */
export function isPublic(text: string): string {
  const cases = SEARCHABLE.map((name) => `when '${name}' then exists (select from "${nounOf(name).table}" n where n.id = ${text}.entry and n.reach <= ${String(VISITOR.reach)})`);
  return `case ${text}.noun ${cases.join(' ')} else false end`;
}

interface Text {
  readonly entry: string;
  readonly noun: string;
  readonly language: string;
  readonly names: string;
  /** Parts from the weightiest to the lightest. */
  readonly parts: readonly [string, string, string, string];
}

/** The original's words, and of every other language those that are its own: who asks in it is answered from both. */
function textsOf(make: (language: string) => SearchDocument): Text[] {
  const original = make(ORIGINAL);
  const { noun, id: entry, names = [], people = [], actor = [], places = [] } = original;
  const first = text({ entry, noun, language: ORIGINAL }, [original.title, ...names], original.terms ?? [], [original.summary ?? '', ...actor, ...people, ...places], original.body);
  const known = new Set(original.terms);
  const others = LANGUAGES.filter((language) => language !== ORIGINAL).map((language) => {
    const { title, summary = '', terms = [], body, language: told } = make(language);
    const own = told === language && told !== original.language;
    return text({ entry, noun, language }, own ? [title] : [], terms.filter((term) => !known.has(term)), own ? [summary] : [], body === original.body ? undefined : body);
  });
  return [first, ...others.filter(({ parts }) => parts.some((part) => part !== ''))];
}

function text(key: Pick<Text, 'entry' | 'noun' | 'language'>, names: readonly string[], terms: readonly string[], below: readonly string[], body = ''): Text {
  const folded = (texts: readonly string[]): string => words(texts.join(' '), key.language).join(' ');
  const named = folded(names);
  return { ...key, names: named, parts: [named, folded(terms), folded(below), folded([body.slice(0, LONGEST_BODY)])] };
}

/** The words of a body stand without their positions, which would be most of the table. */
const VECTOR = `setweight(to_tsvector(c::regconfig, unaccent(a)), 'A') || setweight(to_tsvector(c::regconfig, unaccent(b)), 'B') || setweight(to_tsvector(c::regconfig, unaccent(s)), 'C') || strip(to_tsvector(c::regconfig, unaccent(d)))`;

async function write(sql: Sql, rows: readonly Text[]): Promise<void> {
  const list = (nth: 0 | 1 | 2 | 3): string[] => rows.map(({ parts }) => parts[nth]);
  await sql.query(
    `with made as (select entry, language, noun, unaccent(names) as names, ${VECTOR} as words from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) as t (entry, language, noun, c, names, a, b, s, d)),
     less as (delete from search_text old using (select distinct entry from made) now where old.entry = now.entry and not exists (select from made where made.entry = old.entry and made.language = old.language))
     insert into search_text as old (entry, language, noun, names, words) select entry, language, noun, names, words from made
     on conflict (entry, language) do update set names = excluded.names, words = excluded.words where (old.names, old.words) is distinct from (excluded.names, excluded.words)`,
    [rows.map(({ entry }) => entry), rows.map(({ language }) => language), rows.map(({ noun }) => noun), rows.map(({ language }) => configurationOf(language)), rows.map(({ names }) => names), list(0), list(1), list(2), list(3)],
  );
}
