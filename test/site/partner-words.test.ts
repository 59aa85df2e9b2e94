import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

type Word = string | Record<string, string>;

const area = join(import.meta.dirname, '../../site/partner');
const languages = readdirSync(join(area, 'words')).map((name) => name.slice(0, -'.json'.length));

function wordsOf(language: string): Map<string, Word> {
  const file = JSON.parse(readFileSync(join(area, 'words', `${language}.json`), 'utf8')) as Record<string, Word>;
  return new Map(Object.entries(file).filter(([key]) => !key.startsWith('$')));
}

const formsOf = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word));
const gapsOf = (word: Word): string[] => [...new Set(formsOf(word).join(' ').match(/\{\w+\}/g))].sort();

/** Quotation marks of the languages that the area speaks. */
const QUOTES: Record<string, string> = { de: '„“‚‘’', 'de-simple': '„“‚‘’', en: '“”‘’', fr: '«»“”’', ar: '«»', fa: '«»', uk: '«»’', ru: '«»', tr: '“”‘’' };

const german = wordsOf('de');

describe.each(languages)('the words of the partner area in %s', (language) => {
  const words = wordsOf(language);

  test('are exactly those that German has', () => {
    expect([...words.keys()].sort()).toEqual([...german.keys()].sort());
  });

  test('leave the same gaps to fill, and have every form that the language counts with', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, word] of words) {
      expect(gapsOf(word), key).toEqual(gapsOf(german.get(key) ?? ''));
      if (typeof word !== 'string') expect(Object.keys(word).sort(), key).toEqual(categories);
    }
  });

  test('say something, and are written as the language is written', () => {
    const wrong = [...words].filter(([, word]) => formsOf(word).some((form) =>
      form.trim() === '' || form !== form.trim() || form.includes('  ') || form !== form.normalize('NFC') || /[{}]/.test(form.replace(/\{\w+\}/g, '')) || /[<>]|&\w+;/.test(form)
      || (form.match(/["'„“”«»‚‘’]/g) ?? []).some((sign) => !(QUOTES[language] ?? '').includes(sign))));
    expect(wrong).toEqual([]);
  });
});

test('no word of the partner area is left over', () => {
  const folders = [area, join(area, '../pages/[lang]/partner')];
  const sources = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:tsx?|astro)$/.test(name)).map((name) => readFileSync(join(folder, name), 'utf8'))).join('\n');
  // Families are built with a value of the schema: `field.${name}`.
  const families = [...sources.matchAll(/`([a-zA-Z.-]+\.)\$\{[^`]+?\}([a-zA-Z.]*)`/g)].map(([, begin = '', end = '']) => ({ begin, end }));
  expect([...german.keys()].filter((key) => !sources.includes(`'${key}'`) && !families.some(({ begin, end }) => key.startsWith(begin) && key.endsWith(end)))).toEqual([]);
});
