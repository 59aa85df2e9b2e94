import type { Facet } from './ask.ts';
import { make } from './dom.ts';
import { type Change, factNames, filterNames, type Go, type Open, type SearchState, withFact, withFilter } from './state.ts';
import { clock, dayName, fill, kilometres, type SearchWords, valueName } from './words.ts';

/** A chosen filter, and what takes it away. */
export interface Chip {
  field: string;
  label: string;
  without: Change;
}

/** Everything that is chosen, each with what takes it away. */
export function chipsOf({ filters }: SearchState, facets: Facet[], language: string, words: SearchWords): Chip[] {
  const labels = new Map(facets.flatMap((facet) => facet.values.map(({ value, label }) => [`${facet.field}.${value}`, label])));
  const labelOf = (field: string, value: string) => labels.get(`${field}.${value}`) ?? valueName(words, language, field, value);
  const chips: Chip[] = filterNames.flatMap((field) =>
    (filters[field] ?? []).map((value) => ({ field, label: labelOf(field, value), without: (now) => withFilter(now, field, value, false) })),
  );
  for (const field of ['orInterpreter', ...factNames] as const) {
    if (filters[field]) chips.push({ field, label: labelOf(field, 'true'), without: (now) => withFact(now, field, undefined) });
  }
  if (filters.open) chips.push({ field: 'open', label: openLabel(filters.open, language, words), without: (now) => withFact(now, 'open', undefined) });
  if (filters.near) {
    const label = fill(words.around, { place: filters.near.place, distance: kilometres(language, filters.near.within) });
    chips.push({ field: 'near', label, without: (now) => withFact(now, 'near', undefined) });
  }
  return chips;
}

/** A time that something must be open at, as people say it. */
export function openLabel(open: Open, language: string, words: SearchWords): string {
  if ('now' in open) return words.values['open.now'] ?? 'now';
  const day = 'day' in open ? words.values[`open.${open.day}`] ?? open.day : dayName(language, open.date);
  if (!open.from || !open.to) return day;
  return `${day}, ${fill(words.hours, { from: clock(open.from), to: clock(open.to) })}`;
}

/** Fills the row of chosen filters; each can be taken away by one tap, and all of them by another. */
export function showChosen(container: HTMLElement, chips: Chip[], ignored: string[], words: SearchWords, go: Go): void {
  const rows = chips.map(({ field, label, without }) => {
    const text = ignored.includes(field) ? `${label} (${words.ignored})` : label;
    const button = make('button', { type: 'button', 'aria-label': fill(words.remove, { filter: text }) }, make('span', {}, text), make('span', { 'aria-hidden': 'true' }, '×'));
    button.addEventListener('click', () => go(without));
    return make('li', {}, button);
  });
  if (rows.length > 1) {
    const all = make('button', { type: 'button', class: 'all' }, words.removeAll);
    all.addEventListener('click', () => go((now) => ({ ...now, filters: {} })));
    rows.push(make('li', {}, all));
  }
  const held = container.contains(document.activeElement);
  container.replaceChildren(...rows);
  container.hidden = rows.length === 0;
  // Whoever took a filter away by keyboard goes on at the next one.
  if (held) container.querySelector('button')?.focus();
}

