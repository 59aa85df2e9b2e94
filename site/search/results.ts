import type { Found, Hit } from './ask.ts';
import { highlighted, make } from './dom.ts';
import { hasPage, pathOf } from '../paths.ts';
import type { SearchWords } from './words.ts';

const nounsWithNames = new Set(['actor', 'network', 'place', 'contact']);

/** One hit as a card of the result list; nothing for nouns that have no pages. */
export function hitCard(hit: Hit, language: string, words: SearchWords): HTMLLIElement | undefined {
  if (!hasPage(hit.noun)) return undefined;
  // Names are the same in every language; what is told in another one is said so.
  const foreign = hit.language !== language && !nounsWithNames.has(hit.noun);
  const mark = hit.language === language ? {} : { lang: hit.language, dir: 'auto' };
  const card = make('li', { class: `card ${hit.noun}` },
    make('h3', { class: 'card-title' },
      make('a', { href: pathOf(language, hit.noun, hit.slug) }, make('bdi', mark, ...highlighted(hit.titleHighlight)))),
    make('p', { class: 'kind' }, words.nouns[hit.noun] ?? hit.noun, ...(foreign ? [make('span', { class: 'foreign-note' }, words.foreign)] : [])));
  if (hit.summaryHighlight) card.append(make('p', mark, ...highlighted(hit.summaryHighlight)));
  return card;
}

/** Puts hits into the list: after those that are there, or instead of them. */
export function showHits(list: HTMLElement, found: Found, append: boolean, language: string, words: SearchWords): void {
  const cards = found.hits.flatMap((hit) => hitCard(hit, language, words) ?? []);
  if (append) {
    list.append(...cards);
    // Whoever reads by keyboard goes on where the new ones begin.
    cards[0]?.querySelector('a')?.focus();
  } else {
    list.replaceChildren(...cards);
  }
}
