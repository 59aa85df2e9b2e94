import type german from './words/de.json';

/** Key of a word of the partner area; the German file says which exist. */
export type PartnerWord = Exclude<keyof typeof german, '$machine'>;

type Forms = Readonly<Record<string, string>>;

const page = document.getElementById('partner');
const words = JSON.parse(page?.dataset['words'] ?? '{}') as Readonly<Record<string, string | Forms>>;

/** The language in which the partner area speaks: the page's own, or German where there are no words of the page's. */
export const language = page?.lang ?? 'de';

/** The language of the page, in which its pages and forms are addressed. */
export const pageLanguage = document.documentElement.lang;

/** Languages that entries and mails can be in. */
export const languages = JSON.parse(page?.dataset['languages'] ?? '[]') as readonly string[];

// Letters and deadlines in Germany use this calendar and these digits.
const locale = `${language}-u-ca-gregory-nu-latn`;
const plurals = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Europe/Berlin' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' });
// A local time names no zone: it is said as it stands.
const locals = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' });
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
const names = new Intl.DisplayNames(language, { type: 'language' });
const collator = new Intl.Collator(language, { numeric: true });

/**
 * A word with its `{placeholders}` filled; `count` chooses the plural form.
 * @throws when a placeholder has no value
 */
export function word(key: PartnerWord, fillings: Readonly<Record<string, string | number>> = {}): string {
  const form = words[key] ?? key;
  const { count } = fillings;
  const pattern = typeof form === 'string' ? form : ((typeof count === 'number' ? form[plurals.select(count)] : undefined) ?? form['other'] ?? key);
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const filling = fillings[name];
    if (filling === undefined) throw new Error(`The word ${key} needs a value for ${placeholder}`);
    return typeof filling === 'number' ? numbers.format(filling) : filling;
  });
}

/** Whether there is such a word; for keys that are made of what the server says. */
export function isWord(key: string): key is PartnerWord {
  return Object.hasOwn(words, key) && !key.startsWith('$');
}

/** A day, from a moment in ISO 8601. */
export const dayOf = (moment: string): string => days.format(new Date(moment));

/** Day and time in Germany, from a moment in ISO 8601. */
export const momentOf = (moment: string): string => moments.format(new Date(moment));

/** Day and time as they stand, from a local time such as "2026-12-01T17:00". */
export const localOf = (local: string): string => locals.format(new Date(`${local.slice(0, 16)}Z`));

/** A month, such as "2026-11", by its name alone or with its year. */
export function monthOf(month: string, form: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(locale, { month: form, ...(form === 'long' && { year: 'numeric' }), timeZone: 'UTC' }).format(new Date(`${month}-15`));
}

/** Several things as one says them: "a, b and c". */
export const listOf = (items: readonly string[]): string => lists.format(items);

/** Order of names in this language. */
export const compare = (one: string, other: string): number => collator.compare(one, other);

/** What a language is called. */
export function languageName(tag: string): string {
  // The standard knows no easy German by name.
  if (tag === 'de-simple') return 'Leichte Sprache';
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
