import { type Found, tellMissing } from './ask.ts';
import { byId, make } from './dom.ts';
import { pathOf } from '../paths.ts';
import { type Change, type Go, type SearchState, withValue, writeState } from './state.ts';
import type { SearchWords } from './words.ts';

/** Shows what stands around the hits: what may have been meant, filters that the words name, and ways on when nothing was found. */
export function showAround(found: Found, state: SearchState, language: string, go: Go): void {
  const right = found.didYouMean;
  const meant = right === null ? [] : [wayTo(state, (now) => ({ ...now, query: right }), right, go)];
  fillList('meant', meant);
  fillList('offers', found.offers.map(({ field, value, label, query }) => wayTo(state, (now) => withValue({ ...now, query }, field, value), label, go)));
  fillList('near-topics', found.topics.map(({ slug, label }) => make('a', { href: pathOf(language, 'term', slug) }, label)));
  byId('nothing').hidden = found.total > 0;
  const tell = byId('tell');
  tell.hidden = state.query === '' || found.away;
  byId('tell-button').hidden = false;
  byId('tell-note').hidden = false;
  byId('told').textContent = '';
}

/** Tells what is missing when somebody asks for it; only the words of the search go along. */
export function listenToMissing(state: () => SearchState, language: string, words: SearchWords): void {
  const button = byId('tell-button');
  const told = byId('told');
  let busy = false;
  button.addEventListener('click', () => {
    if (busy) return;
    busy = true;
    void tellMissing(state().query, language)
      .then(() => {
        told.textContent = words.told;
        // The focus may not vanish with the button.
        told.focus();
        button.hidden = byId('tell-note').hidden = true;
      }, () => (told.textContent = words.notTold))
      .finally(() => (busy = false));
  });
}

/** A link to another search that needs no new page. */
function wayTo(state: SearchState, change: Change, label: string, go: Go): HTMLAnchorElement {
  const link = make('a', { href: writeState(change(state)) || '?' }, label);
  link.addEventListener('click', (click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    go(change);
  });
  return link;
}

/** Fills a list of links, and hides the section around it when there are none. */
function fillList(id: string, links: HTMLAnchorElement[]): void {
  byId(`${id}-list`).replaceChildren(...links.map((link) => make('li', {}, link)));
  byId(id).hidden = links.length === 0;
}
