import type { Facet } from './ask.ts';
import { make } from './dom.ts';
import { filterNames, type FilterName, type Go, type SearchState, withFact, withFilter } from './state.ts';
import { type SearchWords, valueName } from './words.ts';

const shownAtOnce = 6;

/** Fills the filters with checkboxes, keeping the focus where it was. */
export function showFacets(container: HTMLElement, facets: Facet[], state: SearchState, words: SearchWords, go: Go): void {
  const focused = container.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const open = new Set([...container.querySelectorAll('details[open]')].map((details) => details.id));
  const byName = new Map(facets.map((facet) => [facet.field, facet]));
  const groups = filterNames.flatMap((name) => {
    const values = valuesOf(byName.get(name), state.filters[name] ?? [], (value) => valueName(words, document.documentElement.lang, name, value));
    return values.length > 0 ? [group(name, values, state, words, go, open)] : [];
  });
  container.replaceChildren(...groups);
  if (focused) document.getElementById(focused)?.focus();
}

/** Values to offer: those found, and those chosen even if nothing is left of them. */
function valuesOf(facet: Facet | undefined, chosen: string[], nameOf: (value: string) => string): Facet['values'] {
  if (!facet) return [];
  const known = new Set(facet.values.map(({ value }) => value));
  return [...facet.values, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: nameOf(value), count: 0 }))];
}

function group(name: FilterName, values: Facet['values'], state: SearchState, words: SearchWords, go: Go, open: Set<string>): HTMLElement {
  const chosen = new Set(state.filters[name]);
  const rows = values.map(({ value, label, count }) => {
    const box = make('input', { type: 'checkbox', id: `f-${name}-${value}`, name, value });
    box.checked = chosen.has(value);
    box.addEventListener('change', () => go((now) => withFilter(now, name, value, box.checked)));
    return make('label', {}, box, make('span', {}, label), make('span', { class: 'count' }, String(count)));
  });
  const field = make('fieldset', {}, make('legend', {}, words.facets[name] ?? name), ...rows.slice(0, shownAtOnce));
  if (rows.length > shownAtOnce) {
    const id = `more-${name}`;
    const hiddenChoice = values.slice(shownAtOnce).some(({ value }) => chosen.has(value));
    field.append(make('details', { id, open: open.has(id) || hiddenChoice }, make('summary', { id: `${id}-summary` }, words.moreValues), ...rows.slice(shownAtOnce)));
  }
  if (name === 'spokenLanguage' && chosen.size > 0) field.append(orInterpreter(state, words, go));
  return field;
}

/** Widens the chosen languages to where somebody can interpret. */
function orInterpreter(state: SearchState, words: SearchWords, go: Go): HTMLElement {
  const box = make('input', { type: 'checkbox', id: 'f-orInterpreter' });
  box.checked = state.filters.orInterpreter === true;
  box.addEventListener('change', () => go((now) => withFact(now, 'orInterpreter', box.checked || undefined)));
  return make('label', { class: 'widen' }, box, make('span', {}, words.values['orInterpreter.true'] ?? ''));
}
