import { askAnyway, type Found } from './ask.ts';
import { listenToMissing, showAround } from './around.ts';
import { chipsOf, showChosen } from './chips.ts';
import { byId } from './dom.ts';
import { showFacets } from './facets.ts';
import { listenToFacts, showFacts } from './facts.ts';
import { keepFocus } from './focus.ts';
import { linkHandout } from '../handout/link.ts';
import { searchIndex, type IndexedEntry } from './fallback.ts';
import { showHits } from './results.ts';
import { countFilters, readState, withValue, writeState, type Change } from './state.ts';
import { placeChosen } from './suggest.ts';
import { countSentence, type SearchWords } from './words.ts';

const page = byId('search');
const language = document.documentElement.lang;
const words = JSON.parse(page.dataset.words ?? '{}') as SearchWords;
const form = page.querySelector('form');
const input = page.querySelector('input');
const status = byId('status');
const filters = byId('filters') as HTMLDetailsElement;
const filterCount = byId('filter-count');
const more = byId('more') as HTMLButtonElement;
const limited = byId('limited');
const handout = byId('handout') as HTMLAnchorElement;
const wide = matchMedia('(min-width: 60rem)');

let state = readState(location.search);
let next: string | null = null;
let running = new AbortController();
let index: Promise<IndexedEntry[]> | undefined;
/** Draws the filters to what was found; undefined once it is done. */
let drawFilters: (() => void) | undefined;

form?.addEventListener('submit', (submit) => {
  submit.preventDefault();
  go((now) => ({ ...now, query: input?.value.trim() ?? '' }));
});
form?.addEventListener(placeChosen, (event) => {
  if (!(event instanceof CustomEvent)) return;
  event.preventDefault();
  const { place, query } = event.detail as { place: string; query: string };
  go((now) => withValue({ ...now, query }, 'near', place));
});
more.addEventListener('click', () => void search(next));
byId('show-hits').addEventListener('click', () => {
  filters.open = false;
  status.focus();
});
addEventListener('popstate', () => {
  state = readState(location.search);
  void search(null);
});
listenToFacts(go);
listenToMissing(() => state, language, words);
filters.addEventListener('toggle', () => {
  if (filters.open) draw();
});
byId('found').hidden = false;
filters.open = wide.matches;
void search(null);

/** Searches for something else, and keeps it in the address. */
function go(change: Change): void {
  state = change(state);
  const address = writeState(state);
  if (address !== location.search) history.pushState(null, '', `${location.pathname}${address}`);
  void search(null);
}

async function search(after: string | null): Promise<void> {
  running.abort();
  const { signal } = (running = new AbortController());
  if (input && after === null) input.value = state.query;
  keepLanguages();
  page.setAttribute('aria-busy', 'true');
  const slow = setTimeout(() => (status.textContent = words.searching), 600);
  try {
    const found = await ask(after, signal);
    clearTimeout(slow);
    if (!signal.aborted) keepFocus(status, () => show(found, after !== null));
  } catch {
    clearTimeout(slow);
    if (!signal.aborted) status.textContent = words.failed;
  } finally {
    if (!signal.aborted) page.removeAttribute('aria-busy');
  }
}

/** Asks the server, or the index of the site where the server cannot be reached. */
async function ask(after: string | null, signal: AbortSignal): Promise<Found> {
  try {
    return await askAnyway(state, language, after, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    index ??= fetch(`/${language}/search-index.json`).then((response) => response.json() as Promise<IndexedEntry[]>);
    index.catch(() => (index = undefined));
    return searchIndex(await index, state, language, after, words);
  }
}

function show(found: Found, append: boolean): void {
  next = found.next;
  const count = countFilters(state.filters);
  const problems = found.away ? [] : [['near', words.badPlace], ['open', words.badTime]].flatMap(([field = '', sentence = '']) => (found.ignored.includes(field) ? [sentence] : []));
  const sentence = found.total > 0 ? countSentence(words, language, found.total) : count > 0 ? `${words.none} ${words.noneHint}` : words.none;
  status.textContent = [...problems, sentence].join(' ');
  limited.hidden = !found.limited;
  limited.textContent = found.away ? words.away : words.limited;
  showHits(found, append, language, words);
  linkHandout(handout, writeState(state));
  more.hidden = next === null;
  if (append) return;
  showChosen(byId('chosen'), chipsOf(state, found.facets, language, words), found.ignored, words, go);
  showAround(found, state, language, go);
  filterCount.textContent = count > 0 ? `(${String(count)})` : '';
  drawFilters = () => {
    showFacets(byId('facets'), found.facets, state, words, go);
    showFacts(found, state, words);
  };
  // A weak phone shows the hits first; folded up, the filters are drawn by whoever opens them.
  if (filters.open) setTimeout(draw);
}

function draw(): void {
  keepFocus(filters.querySelector('summary'), () => drawFilters?.());
  drawFilters = undefined;
}

/** Switching the language keeps what is searched for. */
function keepLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.languages a')) link.search = writeState(state);
}
