import { GraphQLBoolean, GraphQLEnumType, GraphQLFloat, GraphQLInt } from 'graphql';
import { fail } from '../../../schema/error.ts';
import type { Field } from '../../../schema/field.ts';
import { LANGUAGES } from '../../../schema/language.ts';
import type { Noun } from '../../../schema/noun.ts';
import { hoursColumns } from './hours-columns.ts';
import { type Notation, NOTATIONS, german, takeAll } from './notation.ts';

type Given = Readonly<Record<string, unknown>>;

/** Names of the entries that sheets refer to: their slugs, as far as whoever asks may know them. */
export interface Names {
  /** What stands in the cell for an id. */
  of(noun: string, id: string): string;
  /** The id that a slug or id stands for. @throws BAD_REFERENCE */
  idOf(noun: string, reference: string): string;
}

/** One column of a sheet: a field, one language of it, or one part of it. Entries are as the input of their noun takes them, references as ids. */
export interface Column {
  readonly heading: string;
  readonly field: string;
  /** What one writes here, for people. */
  readonly hint: string;
  readonly say: (entry: Given, names: Names) => string;
  /** The field's value when that cell is written. @param entry as it was @param so what other columns have made of the field already @throws DirectoryError */
  readonly take: (text: string, entry: Given, so: unknown, names: Names) => unknown;
}

/** Kept by the directory, or too large for a cell. */
const NOT_IN_SHEETS: ReadonlySet<string> = new Set(['sources', 'createdAt', 'createdBy', 'changedAt', 'changedBy', 'checkedAt', 'checkedBy']);

const SLUG: Column = {
  heading: 'slug',
  field: 'slug',
  hint: 'Name in der Adresse der Seite: a–z, 0–9 und Bindestriche. Leer bei neuen Einträgen: aus dem Titel.',
  say: (entry) => text(entry['slug']),
  take: (given) => given || null,
};

/** The columns of a sheet in their order. @param tagsOf languages that a text has in any of the entries */
export function columnsOf(noun: Noun, tagsOf: (field: string) => ReadonlySet<string>): Column[] {
  return [
    SLUG,
    ...Object.entries(noun.all).flatMap(([name, field]) =>
      NOT_IN_SHEETS.has(name) ? [] : field.kind === 'text' ? LANGUAGES.filter((tag) => tag === 'de' || tagsOf(name).has(tag)).map((tag) => textColumn(name, tag)) : fieldColumns(name, field),
    ),
  ];
}

/** The column of that heading; texts may come in languages that no entry has yet. */
export function columnOf(noun: Noun, heading: string): Column | undefined {
  const [, name, tag] = /^(\w+) \((\S+)\)$/.exec(heading) ?? [];
  if (name !== undefined && tag !== undefined) return Object.hasOwn(noun.all, name) && noun.all[name]?.kind === 'text' && LANGUAGES.includes(tag) ? textColumn(name, tag) : undefined;
  return columnsOf(noun, () => new Set()).find((column) => column.heading === heading);
}

function textColumn(name: string, tag: string): Column {
  return {
    heading: `${name} (${tag})`,
    field: name,
    hint: `Text (${tag}). Zeilenumbrüche sind erlaubt; leer heißt: in dieser Sprache gibt es keinen.`,
    say: (entry) => text(wording((entry[name] as Given | undefined)?.[tag])),
    take: (given, _, so) => ({ ...(so as Given | undefined), [tag]: given === '' ? null : given }),
  };
}

const wording = (given: unknown): unknown => (typeof given === 'object' && given !== null && 'value' in given ? given.value : Array.isArray(given) ? given.join('\n') : given);
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value).replace('.', ',') : typeof value === 'boolean' ? (value ? 'ja' : 'nein') : '');

function fieldColumns(name: string, field: Field): Column[] {
  if (field.value?.name === 'Hours') return hoursColumns(name);
  if (field.kind === 'object') return Object.entries(field.value?.fields ?? {}).flatMap(([part, inner]) => partColumns(name, part, inner));
  if (field.kind === 'objects') {
    const notation = NOTATIONS.get(field.value?.name ?? '');
    return notation === undefined ? [] : [objectsColumn(name, notation, field.value?.fields['label']?.kind === 'text')];
  }
  const { hint, say, take } = plain(field);
  return [{ heading: name, field: name, hint, say: (entry, names) => say(entry[name], names), take: (given, entry, _, names) => take(given, names, entry[name]) }];
}

/** A part of an object has a column of its own, if it is no object again. */
function partColumns(name: string, part: string, inner: Field): Column[] {
  if (inner.kind !== 'scalar' && inner.kind !== 'list') return [];
  const { hint, say, take } = plain(inner);
  return [{
    heading: `${name}.${part}`,
    field: name,
    hint,
    say: (entry, names) => say((entry[name] as Given | undefined)?.[part], names),
    take: (given, entry, so, names) => {
      const whole = { ...((so === undefined ? entry[name] : so) as Given | undefined), [part]: take(given, names, undefined) };
      return Object.values(whole).every((value) => value == null || (Array.isArray(value) && value.length === 0)) ? null : whole;
    },
  }];
}

function objectsColumn(name: string, notation: Notation, labelled: boolean): Column {
  return {
    heading: name,
    field: name,
    hint: `${notation.between === '\n' ? 'Je Zeile eines' : 'Mit "; " getrennt'}, etwa: ${notation.example}`,
    say: (entry) => ((entry[name] ?? []) as Given[]).map(notation.say).join(notation.between),
    take: (given, entry) => {
      const before = (entry[name] ?? []) as Given[];
      const items = takeAll(notation, given);
      return labelled ? items.map((item, index) => ({ ...item, label: labelOf(item, before, index) })) : items;
    },
  };
}

/** A line tells the German label alone: where that is as it was, the other languages stay with it, and none stays of another line that stood here. */
function labelOf(item: Given, before: readonly Given[], index: number): Given | null {
  const same = before.find((old) => old['value'] === item['value'] && german(old['label']) === german(item['label']));
  const label = (same?.['label'] ?? item['label']) as Given | undefined;
  if (label === undefined) return null;
  const gone = Object.fromEntries(Object.keys((before[index]?.['label'] ?? {}) as Given).map((tag) => [tag, null]));
  return { ...gone, ...label };
}

interface Plain {
  readonly hint: string;
  readonly say: (value: unknown, names: Names) => string;
  readonly take: (given: string, names: Names, before: unknown) => unknown;
}

function plain(field: Field): Plain {
  const { noun = '' } = field;
  switch (field.kind) {
    case 'one':
      return { hint: `Slug oder id (${noun}).`, say: (value, names) => (typeof value === 'string' ? names.of(noun, value) : ''), take: (given, names) => (given === '' ? null : names.idOf(noun, given)) };
    case 'many':
      return {
        hint: `Slugs oder ids (${noun}), mit "; " getrennt.`,
        say: (value, names) => ((value ?? []) as string[]).map((id) => names.of(noun, id)).join('; '),
        take: (given, names) => parts(given, /[;,\n]/).map((reference) => names.idOf(noun, reference)),
      };
    case 'list': {
      // Free words may hold any sign but a line's end.
      const free = field.type?.name === 'String';
      return {
        hint: free ? 'Je Zeile eines.' : `Mit "; " getrennt. ${hintOf(field)}`,
        say: (value) => ((value ?? []) as unknown[]).map((item) => text(item)).join(free ? '\n' : '; '),
        take: (given) => parts(given, free ? /\n/ : /[;,\n]/).map((item) => scalar(field, item)),
      };
    }
    default:
      return { hint: hintOf(field), say: (value) => (field.type?.name === 'LocalDateTime' ? text(value).replace('T', ' ') : text(value)), take: (given) => (given === '' ? null : scalar(field, given)) };
  }
}

const parts = (given: string, apart: RegExp): string[] => given.split(apart).map((part) => part.trim()).filter((part) => part !== '');

function hintOf({ type }: Field): string {
  if (type === GraphQLBoolean) return 'ja oder nein; leer: nicht angegeben.';
  if (type instanceof GraphQLEnumType) return `Erlaubt: ${type.getValues().map(({ name }) => name).join(', ')}.`;
  return HINTS[type?.name ?? ''] ?? 'Text.';
}

const HINTS: Readonly<Record<string, string>> = {
  Int: 'Ganze Zahl.', Float: 'Zahl, etwa 12,50.', Date: 'Tag, etwa 2027-01-31.', PartialDate: 'Jahr, Monat oder Tag: 2027, 2027-01 oder 2027-01-31.',
  LocalDateTime: 'Tag und Uhrzeit, etwa 2027-01-31 17:30.', URL: 'Adresse mit https://.', Email: 'E-Mail-Adresse.', SpokenLanguage: 'Sprachen als Kürzel: de, ar, uk.',
};

function scalar({ type }: Field, given: string): unknown {
  if (type === GraphQLBoolean) return yesOrNo(given);
  if (type instanceof GraphQLEnumType) return given.toUpperCase();
  if (type === GraphQLInt || type === GraphQLFloat) {
    const number = Number(given.replace(',', '.'));
    if (Number.isNaN(number)) throw fail('BAD_INPUT', `"${given.slice(0, 40)}" is not a number.`);
    return number;
  }
  if (type?.name === 'Date' || type?.name === 'PartialDate' || type?.name === 'LocalDateTime') return isoDate(given);
  return given;
}

/** @throws BAD_CHOICE */
export function yesOrNo(given: string): boolean {
  const word = given.toLowerCase();
  if (['ja', 'wahr', 'yes', 'true', '1'].includes(word)) return true;
  if (['nein', 'falsch', 'no', 'false', '0'].includes(word)) return false;
  throw fail('BAD_CHOICE', given.slice(0, 40), ['ja', 'nein']);
}

/** A day as Germans write it, as ISO 8601 writes it; whatever else is left as it is, for its field to judge. */
function isoDate(given: string): string {
  const [, day, month, year, rest] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)$/.exec(given) ?? [];
  const iso = day === undefined ? given : `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${day.padStart(2, '0')}${rest ?? ''}`;
  return iso.replace(/^(\d{4}-\d\d-\d\d),? +(\d\d:\d\d)$/, '$1T$2');
}
