import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Word = string | Record<string, string>;

const room = join(import.meta.dirname, '../../server/mail');
const languages = readdirSync(join(room, 'words')).map((name) => name.slice(0, -'.json'.length));

const fileOf = (language: string): Record<string, Word | true> => JSON.parse(readFileSync(join(room, 'words', `${language}.json`), 'utf8')) as Record<string, Word | true>;
const wordsOf = (language: string): [string, Word][] => Object.entries(fileOf(language)).flatMap(([key, word]) => (key.startsWith('$') || word === true ? [] : [[key, word] satisfies [string, Word]]));
const formsOf = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));
const gapsOf = (word: Word): string[] => [...new Set(formsOf(word).join(' ').match(/\{\w+\}/g))].sort();

const german = new Map(wordsOf('de'));

/** Quotation marks that each language writes. */
const QUOTES: Record<string, string> = { de: '„“', 'de-simple': '„“', en: '“”’', fr: '«»’', tr: '“”’', ru: '«»', uk: '«»’', ar: '«»', fa: '«»' };

/** Letters of a neighbouring language, and blanks at which a line must not break. */
const STRANGERS: Record<string, RegExp> = { fa: /[يكى]/, fr: / [?!;:»]|« /, uk: /[ыэёъ]/i, ru: /[іїєґ]/i };

/** What is wrong with the writing of a text; nothing where it is right. */
function mistakesIn(text: string, language: string): string[] {
  return [
    ...(/[{}]/.test(text.replace(/\{[a-z]+\}/gi, '')) ? ['a brace that opens or closes nothing'] : []),
    ...(text === '' || text !== text.trim() || text.includes('  ') ? ['a blank too many, or nothing'] : []),
    ...((text.match(/["'„“”«»‚‘’]/g) ?? []).some((sign) => QUOTES[language]?.includes(sign) === false) ? ['a quotation mark of another language'] : []),
    ...(/[<>]|&\w+;/.test(text) ? ['HTML'] : []),
    ...(text !== text.normalize('NFC') ? ['letters in pieces'] : []),
    ...(STRANGERS[language]?.test(text) ? ['a letter or blank of another language'] : []),
  ];
}

test('mails speak all languages that the interface does', () => {
  const site = readdirSync(join(import.meta.dirname, '../../site/words')).map((name) => name.slice(0, -'.json'.length));
  expect(languages).toEqual(site);
});

describe.each(languages)('the words of mails in %s', (language) => {
  const words = wordsOf(language);

  test('are exactly those that German has, in its order', () => {
    expect(words.map(([key]) => key)).toEqual([...german.keys()]);
  });

  test('leave the same gaps to fill as the German ones', () => {
    const gaps = (all: Iterable<[string, Word]>) => Object.fromEntries([...all].map(([key, word]) => [key, gapsOf(word)]));
    expect(gaps(words)).toEqual(gaps(german));
  });

  test('are written as the language is written', () => {
    expect(words.flatMap(([key, word]) => formsOf(word).flatMap((form) => mistakesIn(form, language).map((mistake) => `${key}: ${mistake} in ${form}`)))).toEqual([]);
  });

  test('have every form that the language counts with, and name the number wherever it can be any', () => {
    const categories = new Intl.PluralRules(language === 'de-simple' ? 'de' : language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, word] of words) {
      expect(typeof word, key).toBe(typeof german.get(key));
      if (typeof word === 'string') continue;
      expect(Object.keys(word).sort(), key).toEqual(categories);
      for (const category of ['few', 'many', 'other']) expect(word[category] ?? '{count}', key).toContain('{count}');
    }
  });

  test('are marked as made by a machine, but for the German ones', () => {
    expect(fileOf(language)['$machine']).toBe(language === 'de' ? undefined : true);
  });
});

test('no word of mails is left over', () => {
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(room, name), 'utf8')).join('\n');
  expect([...german.keys()].filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
});

test.each([
  ['Seite {number', 'a brace that opens or closes nothing'],
  ['Suchen ', 'a blank too many, or nothing'],
  ['', 'a blank too many, or nothing'],
  ['Das "Amt"', 'a quotation mark of another language'],
  ['Das <b>Amt</b>', 'HTML'],
])('the check finds what is wrong with %j', (text, mistake) => {
  expect(mistakesIn(text, 'de')).toEqual([mistake]);
});
