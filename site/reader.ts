import { berlinDay } from './berlin.ts';
import { remembered } from './remembered.ts';
import { languages, wordsOf, type Fillings, type Plural, type WordKey } from './words.ts';
import type { Text, Weekday } from './directory/shapes.ts';

/** A text in the language that it could be had in, ready to be put on a page. */
export interface Said {
  value: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** True where the reader's language is missing and the original stands in for it. */
  foreign: boolean;
  machine: boolean;
  outdated: boolean;
}

/** Says things in one reader's language: words, texts, dates, languages, lists. */
export interface Reader {
  language: string;
  direction: 'ltr' | 'rtl';
  autonym: string;
  word: (key: WordKey, fillings?: Fillings) => string;
  /** The plural forms of a word as they stand in the file, for a script that counts by itself. */
  forms: (key: WordKey) => Record<string, string>;
  text: (text: Text | null | undefined) => Said | undefined;
  /** The day of a date or local time, and of a moment the day in Germany. */
  date: (date: string) => string;
  weekdayDate: (date: string) => string;
  dateTime: (moment: string) => string;
  partialDate: (date: string) => string;
  month: (date: string) => string;
  weekday: (day: Weekday) => string;
  number: (value: number) => string;
  euro: (value: number) => string;
  /** Metres, told in kilometres from 1,000 on. */
  distance: (metres: number) => string;
  languageName: (tag: string) => string;
  list: (items: string[]) => string;
  compare: (one: string, other: string) => number;
}

// Scripts written from right to left among those of living languages (Unicode Script_Extensions).
const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

const directions = new Map<string, 'ltr' | 'rtl'>();

/** Direction that a language is written in. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  let direction = directions.get(language);
  if (!direction) {
    direction = rightToLeftScripts.has(scriptOf(language)) ? 'rtl' : 'ltr';
    directions.set(language, direction);
  }
  return direction;
}

// Any week will do that begins on a Monday: the first of January 2024 did.
const mondayFirst: Record<Weekday, Date> = {
  MO: new Date('2024-01-01'), TU: new Date('2024-01-02'), WE: new Date('2024-01-03'), TH: new Date('2024-01-04'),
  FR: new Date('2024-01-05'), SA: new Date('2024-01-06'), SU: new Date('2024-01-07'),
};

/** Remembered, since every page asks it for every language, and the answer takes as long as a paragraph. */
const scriptOf = remembered((language) => new Intl.Locale(language).maximize().script ?? '');

/** Whether two readers read the same letters. */
export function usesScriptOf(one: Reader, other: Reader): boolean {
  return scriptOf(one.language) === scriptOf(other.language);
}

const readers = new Map<string, Reader>();

/** The reader of a language; made once, since formatters are costly and pages are many. */
export function readerOf(language: string): Reader {
  let reader = readers.get(language);
  if (!reader) readers.set(language, (reader = makeReader(language)));
  return reader;
}

/** All readers, German first. */
export function everyReader(): Reader[] {
  return languages.map(readerOf);
}

function makeReader(language: string): Reader {
  const words = wordsOf(language);
  // Deadlines and letters in Germany use this calendar and these digits, whatever the script around them.
  const locale = `${language}-u-ca-gregory-nu-latn`;
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const euros = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const metres = new Intl.NumberFormat(locale, { style: 'unit', unit: 'meter' });
  const kilometres = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilometer' });
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  const collator = new Intl.Collator(language, { numeric: true });
  // Dates and local times carry no zone: they are formatted as they stand. Of moments the day in Germany is taken before.
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekdayAndDay = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const moment = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const month = format({ month: 'long', year: 'numeric' });

  const weekdayName = format({ weekday: 'long' });

  const word = (key: WordKey, fillings: Fillings = {}): string => {
    const form = words[key];
    const pattern = typeof form === 'string' ? form : pluralForm(form, plurals, fillings.count);
    // Most words have no gaps, and pages say a hundred of them.
    if (!pattern.includes('{')) return pattern;
    return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const filling = fillings[name];
      if (filling === undefined) throw new Error(`The word ${key} needs a value for ${placeholder}`);
      return typeof filling === 'number' ? numbers.format(filling) : filling;
    });
  };

  return {
    language,
    direction: directionOf(language),
    autonym: word('language.autonym'),
    word,
    forms: (key) => {
      const form = words[key];
      return typeof form === 'string' ? { other: form } : { ...form };
    },
    text: (text) => (text ? say(text, language) : undefined),
    date: (date) => day.format(new Date(berlinDay(date))),
    weekdayDate: (date) => weekdayAndDay.format(new Date(berlinDay(date))),
    dateTime: (local) => moment.format(new Date(`${local.slice(0, 16)}Z`)),
    partialDate: (date) =>
      date.length === 4 ? date : date.length === 7 ? month.format(new Date(`${date}-01`)) : day.format(new Date(date)),
    month: (date) => month.format(new Date(`${date.slice(0, 7)}-01`)),
    weekday: (day) => weekdayName.format(mondayFirst[day]),
    number: (value) => numbers.format(value),
    euro: (value) => euros.format(value),
    distance: (value) => (value < 1000 ? metres.format(value) : kilometres.format(value / 1000)),
    languageName: remembered((tag) => names.of(tag) ?? tag),
    list: (items) => lists.format(items),
    compare: (one, other) => collator.compare(one, other),
  };
}

function pluralForm(form: Plural, rules: Intl.PluralRules, count: string | number | undefined): string {
  return (typeof count === 'number' ? form[rules.select(count)] : undefined) ?? form.other;
}

/** The text in the asked language, else in the language it was written in. */
export function say(text: Text, language: string): Said {
  const own = text.language === language ? text : text.translations.find((each) => each.language === language);
  const said = own ?? text;
  return {
    value: said.value,
    language: said.language,
    direction: directionOf(said.language),
    foreign: said.language !== language,
    machine: Boolean(said.machine) && !said.checkedBy,
    outdated: said.outdated,
  };
}
