import type { Facet } from './ask.ts';
import { make } from './dom.ts';
import { filterNames, type FilterName, type SearchState } from './state.ts';
import type { SearchWords } from './words.ts';

const shownAtOnce = 6;

type Change = (name: FilterName, value: string, on: boolean) => void;

/** Fills the filters with checkboxes, keeping the focus where it was. */
export function showFacets(container: HTMLElement, facets: Facet[], state: SearchState, words: SearchWords, change: Change): void {
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.id : '';
  const open = new Set([...container.querySelectorAll('details[open]')].map((details) => details.id));
  const byName = new Map(facets.map((facet) => [facet.field, facet]));
  const groups = filterNames.flatMap((name) => {
    const values = valuesOf(byName.get(name), state.filters[name] ?? []);
    return values.length > 0 ? [group(name, values, state, words, change, open)] : [];
  });
  container.replaceChildren(...groups);
  if (focused) document.getElementById(focused)?.focus();
}

/** Values to offer: those found, and those chosen even if nothing is left of them. */
function valuesOf(facet: Facet | undefined, chosen: string[]): Facet['values'] {
  const found = facet?.values ?? [];
  const known = new Set(found.map(({ value }) => value));
  return [...found, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 }))];
}

function group(name: FilterName, values: Facet['values'], state: SearchState, words: SearchWords, change: Change, open: Set<string>): HTMLElement {
  const chosen = new Set(state.filters[name]);
  const rows = values.map(({ value, label, count }) => {
    const box = make('input', { type: 'checkbox', id: `f-${name}-${value}`, name, value });
    box.checked = chosen.has(value);
    box.addEventListener('change', () => change(name, value, box.checked));
    return make('label', {}, box, make('span', {}, label), make('span', { class: 'count' }, String(count)));
  });
  const field = make('fieldset', {}, make('legend', {}, words.facets[name] ?? name), ...rows.slice(0, shownAtOnce));
  if (rows.length > shownAtOnce) {
    const id = `more-${name}`;
    const hiddenChoice = values.slice(shownAtOnce).some(({ value }) => chosen.has(value));
    field.append(make('details', { id, open: open.has(id) || hiddenChoice }, make('summary', {}, words.moreValues), ...rows.slice(shownAtOnce)));
  }
  return field;
}

/** Fills the row of chosen filters; each can be taken away by one tap. */
export function showChosen(container: HTMLElement, facets: Facet[], state: SearchState, words: SearchWords, change: Change): void {
  const labels = new Map(facets.flatMap((facet) => facet.values.map(({ value, label }) => [`${facet.field} ${value}`, label])));
  const chips = filterNames.flatMap((name) =>
    (state.filters[name] ?? []).map((value) => {
      const label = labels.get(`${name} ${value}`) ?? value;
      const button = make('button', { type: 'button', 'aria-label': words.remove.replace('{filter}', label) }, label, make('span', { 'aria-hidden': 'true' }, ' ×'));
      button.addEventListener('click', () => change(name, value, false));
      return make('li', {}, button);
    }),
  );
  container.replaceChildren(...chips);
  container.hidden = chips.length === 0;
}
