import { fail } from '../../../schema/error.ts';

type Part = Readonly<Record<string, unknown>>;

/** How objects of one type stand in a cell: a line or a part each, readable and without loss in what a line tells. */
export interface Notation {
  /** What is between two of them. */
  readonly between: string;
  readonly apart: RegExp;
  readonly example: string;
  readonly say: (item: Part) => string;
  /** The item that a line tells; undefined: the line cannot be read. */
  readonly take: (line: string) => Part | undefined;
}

const DAYS = { MO: 'Mo', TU: 'Di', WE: 'Mi', TH: 'Do', FR: 'Fr', SA: 'Sa', SU: 'So' } as const;
const MODES = { WALK_IN: 'offen', APPOINTMENT: 'Termin', PHONE: 'Telefon' } as const;
const CHANNELS = { PHONE: 'Telefon', MOBILE: 'Mobil', FAX: 'Fax', SMS: 'SMS', TEXTPHONE: 'Schreibtelefon', EMAIL: 'E-Mail', WEB: 'Web' } as const;

/** The name that a word stands for, in German or as the API calls it. */
function named(words: Readonly<Record<string, string>>, word: string | undefined): string | undefined {
  return Object.keys(words).find((name) => [name, words[name]].some((known) => known?.toLowerCase() === word?.toLowerCase()));
}

const said = (value: unknown, wording: (value: string) => string): string => ((typeof value === 'string' && value !== '') || typeof value === 'number' ? wording(String(value)) : '');

/** A day as it may be written, and from when to when, as parts of a pattern. */
export const DAY = '\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d\\d-\\d\\d';
export const SPAN = '(\\d{1,2}(?:[:.]\\d\\d)?)(?: Uhr)? ?[-–] ?(\\d{1,2}(?:[:.]\\d\\d)?)';

/** How one comes at a time, as it stands behind it. */
export const modeSaid = (mode: unknown): string => said(mode, (name) => ` ${MODES[name as keyof typeof MODES]}`);

/** The name of a way to come, by its German word. */
export const modeOf = (word: string): string | undefined => named(MODES, word);

const SLOT = /^(?:((?:[1-5]\.|letzter)(?:\+(?:[1-5]\.|letzter))*) )?(\p{L}{2}) (\d{1,2}[:.]\d\d) ?[-–] ?(\d{1,2}[:.]\d\d)(?: Uhr)?(?: (offen|Termin|Telefon))?(?: alle (\d{1,2}) Wochen)?(?: ab (\S+))?(?: bis (\S+))?$/iu;

/** Times of the week: `Mo 09:00-12:00; 1.+3. Do 14:00-18:00 Termin ab 2027-01-01`. */
export const SLOTS: Notation = {
  between: '; ',
  apart: /[;\n]/,
  example: 'Mo 09:00-12:00; 1.+3. Do 14:00-18:00 Termin; letzter Fr 10:00-12:00 Telefon; Mi 16:00-18:00 alle 2 Wochen ab 2027-01-06 bis 2027-06-30',
  say: ({ day, from, to, mode, ordinals, interval, validFrom, validUntil }) => {
    const nths = Array.isArray(ordinals) ? ordinals.map((nth) => (nth === -1 ? 'letzter' : `${String(nth)}.`)).join('+') : '';
    const when = `${DAYS[day as keyof typeof DAYS]} ${String(from)}-${String(to)}`;
    return `${said(nths, (all) => `${all} `)}${when}${modeSaid(mode)}${said(interval, (weeks) => ` alle ${weeks} Wochen`)}${said(validFrom, (date) => ` ab ${date}`)}${said(validUntil, (date) => ` bis ${date}`)}`;
  },
  take: (line) => {
    const [whole, nths, weekday, from = '', to = '', mode, weeks, validFrom, validUntil] = SLOT.exec(line) ?? [];
    const day = named(DAYS, weekday);
    if (whole === undefined || day === undefined) return undefined;
    return {
      day, from: time(from), to: time(to),
      ...(mode !== undefined && { mode: named(MODES, mode) }),
      ...(nths !== undefined && { ordinals: nths.split('+').map((nth) => (nth.startsWith('l') ? -1 : Number(nth.slice(0, 1)))) }),
      ...(weeks !== undefined && { interval: Number(weeks) }),
      ...(validFrom !== undefined && { validFrom }),
      ...(validUntil !== undefined && { validUntil }),
    };
  },
};

/** A time of the day: 9, 9.30, 09:30. */
export const time = (given: string): string => (/[:.]/.test(given) ? given : `${given}:00`).replace('.', ':').padStart(5, '0');

const WAY = /^(\S+) +(\S+)(?: Durchwahl (\S+))?(?: "(.*)")?(?: \(([\w, -]+)\))?(?: \[(\w+)\])?$/u;

/** Ways to reach somebody: `Telefon +49301234567 Durchwahl 12 "Notfälle" (de, ar) [STAFF]`; the label is the German one. */
const WAYS: Notation = {
  between: '\n',
  apart: /\n/,
  example: 'Telefon +49301234567 Durchwahl 12 "Sprechzeit" (de, ar) [STAFF]',
  say: ({ kind, value, extension, label, languages, visibility }) => {
    const tongues = Array.isArray(languages) ? languages.join(', ') : '';
    return `${CHANNELS[kind as keyof typeof CHANNELS]} ${String(value)}${said(extension, (given) => ` Durchwahl ${given}`)}${said(german(label), (words) => ` "${words}"`)}${said(tongues, (all) => ` (${all})`)}${visibility === 'PUBLIC' ? '' : said(visibility, (who) => ` [${who}]`)}`;
  },
  take: (line) => {
    const [whole, word, value, extension, label, languages, visibility] = WAY.exec(line) ?? numberWithBlanks(line) ?? [];
    const kind = named(CHANNELS, word);
    if (whole === undefined || kind === undefined) return undefined;
    return {
      kind, value, visibility: visibility ?? 'PUBLIC',
      ...(extension !== undefined && { extension }),
      ...(label !== undefined && label !== '' && { label: { de: label } }),
      ...(languages !== undefined && { languages: languages.split(',').map((tag) => tag.trim()) }),
    };
  },
};

/** A phone number as people write it, with blanks, becomes one word first. */
function numberWithBlanks(line: string): RegExpExecArray | null {
  return WAY.exec(line.replace(/^(\S+) +([+\d][\d ()/-]*\d)/u, (_, word: string, number: string) => `${word} ${number.replaceAll(/[ ()/-]/g, '')}`));
}

/** The German wording of a given text. */
export function german(text: unknown): unknown {
  const wording = (text as Part | undefined)?.['de'];
  return typeof wording === 'object' && wording !== null ? (wording as Part)['value'] : wording;
}

const MUNICIPALITIES: Notation = {
  between: '; ',
  apart: /[;\n]/,
  example: 'Musterstadt; Beispielheim (15090546)',
  say: ({ name, key }) => `${String(name)}${said(key, (digits) => ` (${digits})`)}`,
  take: (line) => {
    const [, name, key] = /^(.*?)(?: \((\d{5,8})\))?$/u.exec(line) ?? [];
    return name === undefined || name === '' ? undefined : { name, ...(key !== undefined && { key }) };
  },
};

const LINKS: Notation = {
  between: '\n',
  apart: /\n/,
  example: 'INSTAGRAM https://instagram.com/example Wir bei Instagram',
  say: ({ kind, url, label }) => `${String(kind)} ${String(url)}${said(label, (words) => ` ${words}`)}`,
  take: (line) => {
    const [whole, kind, url, label] = /^([A-Z]+) (\S+)(?: (.+))?$/u.exec(line) ?? [];
    return whole === undefined ? undefined : { kind, url, ...(label !== undefined && { label }) };
  },
};

/** By the name of the objects' type; lists of others are not in a sheet. */
export const NOTATIONS: ReadonlyMap<string, Notation> = new Map([['Channel', WAYS], ['Municipality', MUNICIPALITIES], ['Link', LINKS]]);

/** All items of a cell. @throws BAD_INPUT with the first line that cannot be read */
export function takeAll({ apart, take, example }: Notation, text: string): Part[] {
  return text
    .split(apart)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const item = take(line);
      if (item === undefined) throw fail('BAD_INPUT', `"${line.slice(0, 80)}" cannot be read here. Write it like: ${example}`);
      return item;
    });
}
