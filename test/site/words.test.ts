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

describe.each(languages)('the interface words in %s', (language) => {
  const words = wordsOf(language);

  test('are exactly those that German has', () => {
    expect([...words.keys()].sort()).toEqual([...german.keys()].sort());
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

  test('have every form that the language counts with', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, word] of words) {
      expect(typeof word, key).toBe(typeof german.get(key));
      if (typeof word !== 'string') expect(Object.keys(word).sort(), key).toEqual(categories);
    }
  });
});

test('no interface word is left over', () => {
  const sources = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|astro)$/.test(name) && !name.startsWith('.astro'))
    .map((name) => readFileSync(join(site, name), 'utf8'))
    .join('\n');
  // Families are built with a value of the schema: `mode.${mode}`, `relation.${kind}.by`.
  const families = [...sources.matchAll(/`([a-z.-]+\.)\$\{[^`]+?\}([a-z.]*)`/g)].map(([, begin = '', end = '']) => ({ begin, end }));
  const unused = [...german.keys()].filter(
    (key) => !sources.includes(`'${key}'`) && !families.some(({ begin, end }) => key.startsWith(begin) && key.endsWith(end)),
  );
  expect(unused).toEqual([]);
});
