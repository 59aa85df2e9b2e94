import { LANGUAGES, ORIGINAL } from '../../../schema/language.ts';
import type { Noun, Row } from '../../../schema/noun.ts';
import { NOUNS } from '../../../schema/nouns.ts';
import type { Text } from '../../../schema/text.ts';
import { VISITOR } from '../../access/viewer.ts';
import { type Sql, StoreReader } from '../../store/read.ts';
import { plain } from '../plain.ts';
import { isText } from '../sources.ts';
import { searchedAs } from '../wordings.ts';
import { hash } from '../words/tokens.ts';
import type { Segment } from './segment.ts';

/** Entries read in one go. */
const PAGE = 500;

/** Segments of a language that are learned from: more take longer and tell little that is new. */
const MOST = 12_000;

/** Where a long text is taken apart, if that gives as many parts in both languages: paragraphs, lines, sentences. */
const BREAKS: readonly RegExp[] = [/\n\s*\n/, /\n/, /(?<=[.!?؟…:])\s+/u];

/** The languages that are learned: all that are not searched as the original itself. */
export const LEARNED_LANGUAGES: readonly string[] = LANGUAGES.filter((language) => searchedAs(language) !== ORIGINAL);

/**
 * The directory's own texts that everybody may see, each with its translation into one other language; by that language. What was translated
 * from an older wording is left out, and so is what is there twice.
 */
export async function ownSegments(sql: Sql): Promise<Map<string, Segment[]>> {
  const found = new Map(LEARNED_LANGUAGES.map((language) => [language, new Map<string, Segment>()]));
  for (const noun of NOUNS) {
    for await (const row of publicRows(sql, noun)) {
      for (const text of textsOf(noun, row)) for (const [language, segments] of found) for (const segment of parallel(text, language)) segments.set(keyOf(segment), segment);
    }
  }
  return new Map([...found].map(([language, segments]) => [language, chosen(segments)]));
}

async function* publicRows(sql: Sql, noun: Noun): AsyncGenerator<Row> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await new StoreReader(sql, VISITOR).select(noun, 't.id > $2::uuid', [last], `order by t.id limit ${String(PAGE)}`);
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

/** The texts of an entry, and of a term its label and synonyms together: they are words for one thing, though not one for one. */
function textsOf(noun: Noun, row: Row): Text[] {
  const { label, synonyms } = row;
  const texts = [...textsIn(row)];
  return noun.name === 'term' && isText(label) && isText(synonyms) ? [...texts.filter((text) => text !== synonyms), joined(label, synonyms)] : texts;
}

function* textsIn(value: unknown): Generator<Text> {
  if (isText(value)) yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

function joined(one: Text, other: Text): Text {
  const both = Object.keys(one.values).filter((language) => isCurrent(one, language) && isCurrent(other, language));
  return { ...one, values: Object.fromEntries(both.map((language) => [language, { value: `${one.values[language]?.value ?? ''} ${other.values[language]?.value.replaceAll('\n', ' ') ?? ''}` }])) };
}

function parallel(text: Text, language: string): Segment[] {
  if (!isCurrent(text, ORIGINAL) || !isCurrent(text, language)) return [];
  return parts(text.values[ORIGINAL]?.value ?? '', text.values[language]?.value ?? '').map(([original, translation]) => new Map([[ORIGINAL, original], [language, translation]]));
}

/** Whether there is a wording, and of the text as it is now. */
function isCurrent({ values, version }: Text, language: string): boolean {
  const wording = values[language];
  return wording !== undefined && (wording.of === undefined || wording.of >= version);
}

function parts(original: string, translation: string): [string, string][] {
  for (const at of BREAKS) {
    const [here, there] = [original, translation].map((text) => text.trim().split(at));
    if (here !== undefined && there !== undefined && here.length > 1 && here.length === there.length) return here.flatMap((part, nth) => parts(part, there[nth] as string));
  }
  return [[plain(original), plain(translation)]];
}

const keyOf = (segment: Segment): string => [...segment.values()].join('\u0000');

/** All, or so many of them that neither the order of the entries nor chance decides which. */
function chosen(segments: ReadonlyMap<string, Segment>): Segment[] {
  return [...segments]
    .map(([key, segment]) => ({ key, segment, draw: hash(key) }))
    .sort((one, other) => one.draw - other.draw || (one.key < other.key ? -1 : 1))
    .slice(0, MOST)
    .map(({ segment }) => segment);
}
