import { describe, expect, it } from 'vitest';
import { alphabetPages, inOrder, type AlphabetPage, type Lettered } from '../../site/alphabet-pages.ts';

/** Ten thousand names that begin with the letters given, in turn, or with one of them for most. */
function names(language: string, letters: string, each: (index: number) => number = (index) => index): Lettered[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const titles = Array.from({ length: 10_000 }, (_, index) => `${letters.charAt(each(index) % letters.length)}${letters.charAt((index * 7) % letters.length)} ${String(index)}`);
  const said = (value: string) => ({ value, language, direction: 'ltr' as const, foreign: false, machine: false, outdated: false });
  return inOrder(titles.map((value, index) => ({ noun: 'service', href: `/${language}/services/${String(index)}/`, title: said(value) })), { language, compare });
}

const LATIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ';
const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
const CYRILLIC = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ';

/** Pages that a page leads to by its letters, the parts of its letters, and leafing. */
const next = ({ leaf, letters, spans }: AlphabetPage): number[] => [...letters.values(), ...spans.flatMap(({ parts }) => parts.map(({ number }) => number)), leaf.number - 1, leaf.number + 1];

/** The clicks from home to the farthest entry: home leads to the first page, and each page to its entries. */
function farthest(pages: AlphabetPage[]): number {
  const clicks = new Map([[1, 1]]);
  for (const [number, steps] of clicks) {
    const page = pages[number - 1];
    if (page) for (const each of next(page)) if (!clicks.has(each) && pages[each - 1]) clicks.set(each, steps + 1);
  }
  expect(clicks.size).toBe(pages.length);
  return Math.max(...clicks.values()) + 1;
}

describe('ten thousand names from A to Z', () => {
  it.each([
    { what: 'in Latin letters', language: 'de', letters: LATIN },
    { what: 'in Arabic letters', language: 'ar', letters: ARABIC },
    { what: 'in Cyrillic letters', language: 'uk', letters: CYRILLIC },
    { what: 'in all three at once', language: 'fa', letters: LATIN + ARABIC + CYRILLIC },
    { what: 'that all begin with the same letter', language: 'de', letters: 'S' },
    { what: 'that all begin with the same Arabic letter', language: 'ar', letters: 'م' },
  ])('are all within four clicks from home $what', ({ language, letters }) => {
    const pages = alphabetPages(names(language, letters));
    expect(farthest(pages)).toBeLessThanOrEqual(4);
    const shown = pages.flatMap(({ leaf }) => leaf.items);
    expect(new Set(shown.map(({ href }) => href)).size).toBe(10_000);
  });

  it('are all within four clicks where most begin with one letter', () => {
    expect(farthest(alphabetPages(names('uk', CYRILLIC, (index) => (index % 10 === 0 ? index / 10 : 17))))).toBeLessThanOrEqual(4);
  });

  it('lie on pages of which none is long, and none has more than a screenful or two of ways on', () => {
    for (const page of alphabetPages(names('de', 'S'))) {
      expect(page.leaf.items.length).toBeLessThanOrEqual(300);
      expect(new Set(next(page)).size).toBeLessThan(50);
    }
  });
});

describe('a letter that goes on over several pages', () => {
  const page = (number: number) => alphabetPages(names('de', 'AB'), 3000)[number - 1];

  it('says on each of them what its part there begins and ends with', () => {
    expect(page(2)?.spans.map(({ letter, parts }) => [letter, parts.map(({ number }) => number)])).toEqual([['A', [1, 2]], ['B', [2, 3, 4]]]);
    for (const { parts } of page(1)?.spans ?? []) for (const { number, first, last } of parts) {
      const titles = page(number)?.leaf.items.filter(({ letter }) => letter === 'A').map(({ title }) => title);
      expect([titles?.[0], titles?.at(-1)]).toEqual([first, last]);
    }
  });

  it('is told nothing of where it has one page only', () => {
    expect(alphabetPages(names('de', LATIN), 20_000)[0]?.spans).toEqual([]);
  });
});
