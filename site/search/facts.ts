import type { Facet, Found } from './ask.ts';
import { byId, make } from './dom.ts';
import { factNames, type Go, type Open, readNear, readOpen, type SearchState, withFact, writeOpen } from './state.ts';
import { clock, fill, type SearchWords } from './words.ts';

const day = byId('open-day') as HTMLSelectElement;
const date = byId('open-date') as HTMLInputElement;
const hours = byId('open-hours') as HTMLSelectElement;
const place = byId('near-place') as HTMLInputElement;
const within = byId('near-within') as HTMLSelectElement;
const boxes = factNames.map((name) => ({ name, box: byId(`f-${name}`) as HTMLInputElement }));

/**
 * Listens to the filters that are not lists: when it must be open, near what, and what is true or not.
 * @param go searches for what is chosen now
 */
export function listenToFacts(go: Go): void {
  const time = () => {
    showTimes();
    // A day is still to be named.
    if (day.value === 'date' && date.value === '') {
      date.focus();
      return;
    }
    const part = hours.value && day.value !== 'now' ? `-${hours.value}` : '';
    go((now) => withFact(now, 'open', readOpen(`${day.value === 'date' ? date.value : day.value}${part}`)));
  };
  for (const field of [day, date, hours]) field.addEventListener('change', time);
  byId('near').addEventListener('submit', (submit) => {
    submit.preventDefault();
    go((now) => withFact(now, 'near', readNear(place.value, within.value)));
  });
  place.addEventListener('change', () => go((now) => withFact(now, 'near', readNear(place.value, within.value))));
  within.addEventListener('change', () => {
    if (place.value.trim() !== '') go((now) => withFact(now, 'near', readNear(place.value, within.value)));
  });
  for (const { name, box } of boxes) box.addEventListener('change', () => go((now) => withFact(now, name, box.checked || undefined)));
}

/** Shows what is chosen and how much there is of each; what could not be heeded is said where it was asked for. */
export function showFacts(found: Pick<Found, 'facets' | 'away' | 'ignored'>, { filters }: SearchState, words: SearchWords): void {
  const counts = new Map(found.facets.map((facet) => [facet.field, facet]));
  showOpen(filters.open, counts.get('open'));
  if (document.activeElement !== place) place.value = filters.near?.place ?? '';
  const kilometres = String(filters.near?.within ?? within.value);
  if (filters.near) choose(within, kilometres, `${kilometres} km`);
  for (const { name, box } of boxes) {
    box.checked = filters[name] === true;
    const facet = counts.get(name);
    const count = facet?.values.find(({ value }) => value === 'true')?.count ?? 0;
    const row = box.parentElement;
    if (row) row.hidden = facet !== undefined && count === 0 && !box.checked;
    const told = row?.querySelector('.count');
    if (told) told.textContent = facet ? String(count) : '';
  }
  byId('away-note').hidden = !found.away;
  for (const fields of document.querySelectorAll<HTMLFieldSetElement>('#facts fieldset')) fields.disabled = found.away;
  showProblem(place, 'near-problem', !found.away && found.ignored.includes('near') ? words.badPlace : '');
  showProblem(day, 'open-problem', !found.away && found.ignored.includes('open') ? words.badTime : '');

  function showOpen(open: Open | undefined, facet: Facet | undefined): void {
    const written = open ? writeOpen(open) : '';
    const [, chosen = '', part = ''] = /^(now|[A-Z]{2}|\d{4}-\d\d-\d\d)(?:-(.+))?$/.exec(written) ?? [];
    const isDate = chosen.length > 3;
    day.value = isDate ? 'date' : chosen;
    if (isDate) date.value = chosen;
    choose(hours, part, fill(words.hours, { from: clock(part.slice(0, 5)), to: clock(part.slice(6)) }));
    for (const option of day.options) {
      const label = words.values[`open.${option.value}`];
      const count = facet?.values.find(({ value }) => value === option.value)?.count ?? 0;
      if (label) option.text = facet ? `${label} (${String(count)})` : label;
    }
    showTimes();
  }
}

function showTimes(): void {
  byId('open-date-row').hidden = day.value !== 'date';
  byId('open-hours-row').hidden = day.value === '' || day.value === 'now';
}

/** Chooses a value of a select, also one that only an address can name. */
function choose(select: HTMLSelectElement, value: string, label: string): void {
  select.value = value;
  if (select.value === value) return;
  select.append(make('option', { value }, label));
  select.value = value;
}

function showProblem(field: HTMLElement, id: string, problem: string): void {
  const sentence = byId(id);
  sentence.textContent = problem;
  sentence.hidden = problem === '';
  if (problem) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}
