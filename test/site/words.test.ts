import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Word = string | Record<string, string>;

const site = join(import.meta.dirname, '../../site');
const files = readdirSync(join(site, 'words')).filter((name) => name.endsWith('.json'));
const languages = files.map((name) => name.slice(0, -'.json'.length));

function wordsOf(language: string): Map<string, Word> {
  const file = JSON.parse(readFileSync(join(site, 'words', `${language}.json`), 'utf8')) as Record<string, Word>;
  return new Map(Object.entries(file).filter(([key]) => !key.startsWith('$')));
}

const formsOf = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));
const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

const german = wordsOf('de');

/** Quotation marks that each language writes; the straight ones of typewriters are in none. */
const QUOTES: Record<string, string> = { de: '„“‚‘’', 'de-simple': '„“‚‘’', en: '“”‘’', fr: '«»’', tr: '“”‘’', ru: '«»', uk: '«»’', ar: '«»', fa: '«»' };

/** Letters that look like one's own and belong to another language, and blanks at which a line must not break. */
const STRANGERS: Record<string, RegExp> = { fa: /[يكى]/, fr: / [?!;:»]|« /, uk: /[ыэёъ]/i, ru: /[іїєґ]/i };

/** What is wrong with the writing of a text; nothing where it is right. */
function mistakesIn(text: string, language: string): string[] {
  // A language that nobody has told the marks of may have any but the typewriter's.
  const own = QUOTES[language] ?? '„“”«»‚‘’';
  return [
    ...(/[{}]/.test(text.replace(/\{[a-z]+\}/gi, '')) ? ['a brace that opens or closes nothing'] : []),
    ...(text !== text.trim() || text.includes('  ') ? ['a blank too many'] : []),
    ...((text.match(/["'„“”«»‚‘’]/g) ?? []).some((sign) => !own.includes(sign)) ? ['a quotation mark of another language'] : []),
    ...(/[<>]|&\w+;/.test(text) ? ['HTML'] : []),
    ...(text !== text.normalize('NFC') ? ['letters in pieces'] : []),
    ...(STRANGERS[language]?.test(text) ? ['a letter or blank of another language'] : []),
  ];
}

describe.each(languages)('the interface words in %s', (language) => {
  const words = wordsOf(language);

  test('are exactly those that German has, in its order', () => {
    expect([...words.keys()]).toEqual([...german.keys()]);
  });

  test('say something, each of them', () => {
    const empty = [...words].filter(([, word]) => formsOf(word).some((form) => form.trim() === ''));
    expect(empty).toEqual([]);
  });

  test('leave the same gaps to fill as the German ones', () => {
    const gaps = (all: Map<string, Word>) =>
      Object.fromEntries([...all].map(([key, word]) => [key, placeholdersOf(formsOf(word).join(' '))]));
    expect(gaps(words)).toEqual(gaps(german));
  });

  test('are written as the language is written', () => {
    // What people type has no rules.
    const wrong = [...words].filter(([key]) => key !== 'search.smallWords').flatMap(([key, word]) =>
      formsOf(word).flatMap((form) => mistakesIn(form, language).map((mistake) => `${key}: ${mistake} in ${form}`)),
    );
    expect(wrong).toEqual([]);
  });

  test('name the number wherever it can be any', () => {
    // One and two may be said in a word of their own; for all others there is no word without the number.
    const silent = [...words].filter(([, word]) => typeof word !== 'string' && ['few', 'many', 'other'].some((category) => word[category]?.includes('{count}') === false));
    expect(silent).toEqual([]);
  });

  test('have every form that the language counts with', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, word] of words) {
      expect(typeof word, key).toBe(typeof german.get(key));
      if (typeof word !== 'string') expect(Object.keys(word).sort(), key).toEqual(categories);
    }
  });
});

test('all but the German words are marked as made by a machine, or were checked by somebody', () => {
  const marks = languages.map((language) => (JSON.parse(readFileSync(join(site, 'words', `${language}.json`), 'utf8')) as Record<string, unknown>)['$machine']);
  expect(marks.filter((mark) => mark !== undefined && mark !== true)).toEqual([]);
  expect(marks[languages.indexOf('de')]).toBe(undefined);
});

test.each([
  ['a brace that is not closed', 'Seite {number', 'a brace that opens or closes nothing'],
  ['a brace that closes nothing', 'Seite number}', 'a brace that opens or closes nothing'],
  ['a blank at the end', 'Suchen ', 'a blank too many'],
  ['typewriters’ quotation marks', 'Das "Amt"', 'a quotation mark of another language'],
  ['English quotation marks', 'Das ”Amt”', 'a quotation mark of another language'],
  ['HTML', 'Das <b>Amt</b>', 'HTML'],
])('the check finds %s', (_, text, mistake) => {
  expect(mistakesIn(text, 'de')).toEqual([mistake]);
});

test('no interface word is left over', () => {
  const sources = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|astro)$/.test(name) && !/(?:^|\/)(?:node_modules|\.astro)(?:\/|$)/.test(name))
    .map((name) => readFileSync(join(site, name), 'utf8'))
    .join('\n');
  // Families are built with a value of the schema: `mode.${mode}`, `relation.${kind}.by`.
  const families = [...sources.matchAll(/`([a-z.-]+\.)\$\{[^`]+?\}([a-z.]*)`/g)].map(([, begin = '', end = '']) => ({ begin, end }));
  const unused = [...german.keys()].filter(
    (key) => !sources.includes(`'${key}'`) && !families.some(({ begin, end }) => key.startsWith(begin) && key.endsWith(end)),
  );
  expect(unused).toEqual([]);
});
