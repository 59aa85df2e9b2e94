import { askServer, type Found } from './ask.ts';
import { byId } from './dom.ts';
import { showChosen, showFacets } from './facets.ts';
import { searchIndex, type IndexedEntry } from './fallback.ts';
import { showHits } from './results.ts';
import { readState, withFilter, writeState, type FilterName, type SearchState } from './state.ts';
import { countSentence, type SearchWords } from './words.ts';

const page = byId('search');
const language = document.documentElement.lang;
const words = JSON.parse(page.dataset.words ?? '{}') as SearchWords;
const form = page.querySelector('form');
const input = page.querySelector('input');
const status = byId('status');
const list = byId('hits');
const facets = byId('facets');
const chosen = byId('chosen');
const filters = byId('filters') as HTMLDetailsElement;
const filterCount = byId('filter-count');
const more = byId('more') as HTMLButtonElement;
const limited = byId('limited');

let state = readState(location.search);
let next: string | null = null;
let running = new AbortController();
let index: Promise<IndexedEntry[]> | undefined;

form?.addEventListener('submit', (submit) => {
  submit.preventDefault();
  go({ ...state, query: input?.value.trim() ?? '' });
});
more.addEventListener('click', () => void search(next));
addEventListener('popstate', () => {
  state = readState(location.search);
  void search(null);
});
byId('found').hidden = false;
filters.open = matchMedia('(min-width: 60rem)').matches;
void search(null);

/** Searches for something else, and keeps it in the address. */
function go(to: SearchState): void {
  state = to;
  history.pushState(null, '', `${location.pathname}${writeState(state)}`);
  void search(null);
}

function change(name: FilterName, value: string, on: boolean): void {
  go(withFilter(state, name, value, on));
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
    if (!signal.aborted) show(found, after !== null);
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
    return await askServer(state, language, after, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    index ??= fetch(`/${language}/search-index.json`).then((response) => response.json() as Promise<IndexedEntry[]>);
    return searchIndex(await index, state, language, after, words.nouns);
  }
}

function show(found: Found, append: boolean): void {
  next = found.next;
  status.textContent = found.total === 0 ? `${words.none} ${words.noneHint}` : countSentence(words, language, found.total);
  limited.hidden = !found.limited;
  showHits(list, found, append, language, words);
  more.hidden = next === null;
  if (append) return;
  showFacets(facets, found.facets, state, words, change);
  showChosen(chosen, found.facets, state, words, change);
  const count = Object.values(state.filters).flat().length;
  filterCount.textContent = count > 0 ? `(${String(count)})` : '';
  filters.hidden = facets.childElementCount === 0;
}

/** Switching the language keeps what is searched for. */
function keepLanguages(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.languages a')) link.search = writeState(state);
}
