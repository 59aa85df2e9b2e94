import { readFileSync, readdirSync } from 'node:fs';
import { ORIGINAL, locale } from '../../schema/language.ts';
import { directionOf } from './direction.ts';
import type german from './words/de.json';

/** Key of a word of mails; the German file says which exist. */
type MailWordKey = keyof typeof german;

/** Values for the `{placeholders}` of a word; `count` chooses the plural form and is written in Latin digits. */
type Fillings = Readonly<Record<string, string | number>>;

type Word = string | Readonly<Record<string, string>>;

/** What mails say in one language. */
export interface MailWords {
  /** BCP 47 tag of the language that they are in: German when nobody has written them in the one asked for. */
  readonly language: string;
  /** Whether a machine made them and nobody has checked them yet. */
  readonly isMachineMade: boolean;
  say(key: MailWordKey, fillings?: Fillings): string;
  /** A name, kept apart from words of another direction, so that brackets beside it stay where they belong. @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
  apart(name: string): string;
  /** A day as it is written in that language, in Germany's time. */
  day(date: Date): string;
  /** A local date and time, "2026-12-01T17:00", as it is written in that language. */
  moment(local: string): string;
}

const FOLDER = new URL('./words/', import.meta.url);

const read = (language: string): Readonly<Record<string, Word | true>> => JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8')) as Record<string, Word | true>;

const byLanguage = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .map((language) => [language, read(language)]),
);

/** The words of mails in a language. One more file in `words/` adds a language. */
export function mailWords(wanted: string): MailWords {
  const language = byLanguage.has(wanted) ? wanted : ORIGINAL;
  const words = byLanguage.get(language) ?? {};
  const plural = new Intl.PluralRules(locale(language));
  const number = new Intl.NumberFormat(`${locale(language)}-u-nu-latn`);
  const apart = (name: string): string => (directionOf(language) === 'rtl' ? `\u2068${name}\u2069` : name);
  const day = new Intl.DateTimeFormat(`${locale(language)}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'Europe/Berlin' });
  // A local time names no zone: it is written as it stands.
  const moment = new Intl.DateTimeFormat(`${locale(language)}-u-ca-gregory-nu-latn`, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23', timeZone: 'UTC' });
  return {
    language,
    isMachineMade: words['$machine'] === true,
    say: (key, fillings = {}) => {
      const word = words[key];
      if (word === undefined || word === true) throw new Error(`server/mail/words/${language}.json lacks "${key}".`);
      const form = typeof word === 'string' ? word : (word[plural.select(Number(fillings['count']))] ?? word['other'] ?? '');
      // In one go, so that braces within a filling are text.
      return form.replace(/\{(\w+)\}/g, (_, name: string) => {
        const filling = fillings[name];
        if (filling === undefined) throw new Error(`"${key}" wants "${name}".`);
        if (typeof filling === 'number') return number.format(filling);
        // Old mail programs show the marks of direction in subjects as boxes.
        return key.includes('.subject') ? filling : apart(filling);
      });
    },
    apart,
    day: (date) => day.format(date),
    moment: (local) => moment.format(new Date(`${local}Z`)),
  };
}
