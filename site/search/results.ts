import type { Found, Hit } from './ask.ts';
import { byId, highlighted, make } from './dom.ts';
import { hasPage, pathOf } from '../paths.ts';
import { hitFacts } from './hit-facts.ts';
import { fill, kilometres, type SearchWords } from './words.ts';

const nounsWithNames = new Set(['actor', 'network', 'place', 'contact']);

/** The language that everything is written in first. */
const original = 'de';

/** One hit as a card of the result list; nothing for nouns that have no pages. */
export function hitCard(hit: Hit, language: string, words: SearchWords): HTMLLIElement | undefined {
  if (!hasPage(hit.noun)) return undefined;
  // Names are the same in every language; what is told in another one is said so.
  const foreign = hit.language !== language && !nounsWithNames.has(hit.noun);
  const mark = hit.language === language ? {} : { lang: hit.language, dir: 'auto' };
  const notes = [...(foreign ? [words.foreign] : []), ...(hit.distance == null ? [] : [kilometres(language, hit.distance)])];
  const card = make('li', { class: `card ${hit.noun}` },
    make('h3', { class: 'card-title' },
      make('a', { href: pathOf(language, hit.noun, hit.slug) }, make('bdi', mark, ...highlighted(hit.titleHighlight)))),
    make('p', { class: 'kind' }, words.nouns[hit.noun] ?? hit.noun, ...notes.map((note) => make('span', { class: 'foreign-note' }, note))));
  if (hit.summaryHighlight) card.append(make('p', mark, ...highlighted(hit.summaryHighlight)));
  if (hit.across && hit.through) card.append(make('p', { class: 'through' }, ...aroundWord(words.through, make('bdi', { lang: original }, hit.through))));
  card.append(...hitFacts(hit, language, words));
  if (hit.why && hit.why.length > 0) card.append(whyTable(hit.why, words));
  return card;
}

/** A sentence with an element in the place of its `{word}`. */
function aroundWord(sentence: string, element: HTMLElement): (Node | string)[] {
  const [before = '', after = ''] = fill(sentence, { word: '\u0000' }).split('\u0000');
  return [before, element, after];
}

/** What the place of a hit is made of; the parts add up. */
function whyTable(parts: NonNullable<Hit['why']>, words: SearchWords): HTMLElement {
  const rows = parts.map(({ part, value }) =>
    make('tr', {}, make('th', { scope: 'row' }, words.why[part] ?? part), make('td', {}, make('bdi', { dir: 'ltr' }, value.toFixed(3)))),
  );
  return make('table', { class: 'why' }, make('caption', {}, words.whyHeading), make('tbody', {}, ...rows));
}

/** So many hits fill the screen of a phone twice; a weak one draws the others while its reader looks at these. */
const AT_ONCE = 5;

/** Hits that are yet to be drawn. */
let waiting: Hit[] = [];

/**
 * Puts hits into the lists, after those that are there or instead of them: good ones in the reader's language into the first; from the first
 * that was found across languages on into the second. Weaker ones in the reader's language may stand among those, which the heading tells.
 */
export function showHits(found: Found, append: boolean, language: string, words: SearchWords): void {
  if (!append) {
    waiting = [];
    for (const list of [byId('hits'), byId('hits-across')]) list.replaceChildren();
  }
  const isDrawing = waiting.length > 0;
  waiting.push(...found.hits);
  const draw = (): void => {
    const hits = waiting.splice(0, AT_ONCE);
    const cards = putHits(hits, language, words);
    const begin = hits.findIndex((hit) => append && hit === found.hits[0]);
    // Whoever reads by keyboard goes on where the new ones begin.
    if (begin >= 0) cards.slice(begin).find((card) => card !== undefined)?.querySelector('a')?.focus();
    if (waiting.length > 0) setTimeout(draw);
  };
  if (isDrawing) return;
  draw();
}

function putHits(hits: readonly Hit[], language: string, words: SearchWords): (HTMLElement | undefined)[] {
  const own = byId('hits');
  const rest = byId('hits-across');
  const cards = hits.map((hit) => {
    const card = hitCard(hit, language, words);
    const across = hit.across === true && language !== original;
    card?.toggleAttribute('data-across', across);
    if (card) (across || rest.childElementCount > 0 ? rest : own).append(card);
    return card;
  });
  own.hidden = own.childElementCount === 0;
  byId('across').hidden = rest.childElementCount === 0;
  const heading = byId('across-heading');
  const mixed = rest.querySelector(':scope > :not([data-across])') !== null;
  heading.textContent = mixed ? words.others : words.across;
  // Where nothing stands before, there is nothing more.
  heading.hidden = mixed && own.hidden;
  return cards;
}
