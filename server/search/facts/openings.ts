import type { Window } from './hours.ts';
import { Layers } from './layers.ts';
import type { KeptEntry } from './stock.ts';
import { DAY } from './timetables.ts';

/** Windows kept: the seven days, with and without an appointment, this minute, and what people ask for. */
const KEPT = 32;

/** Remembers which variants are open in the windows that were asked for last. */
export class Openings {
  private readonly kept = new Map<string, { readonly window: Window; readonly layers: Layers }>();

  in(window: Window, entries: readonly (KeptEntry | undefined)[]): Layers {
    const key = `${window.day.date} ${window.from} ${window.to} ${window.walkIn}`;
    let known = this.kept.get(key);
    if (known === undefined) {
      known = { window, layers: new Layers() };
      const { layers } = known;
      this.candidates(window, entries).forEach((entry, number) => {
        if (entry !== undefined) fill(layers, number, entry, window);
      });
    }
    // The one asked for last comes last, so that the first is the one to forget.
    this.kept.delete(key);
    this.kept.set(key, known);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return known.layers;
  }

  /** Only who is open at all on a day can be open at an hour of it, and the days are remembered. */
  private candidates({ day, from, to, walkIn }: Window, entries: readonly (KeptEntry | undefined)[]): ReadonlyMap<number, KeptEntry | undefined> | readonly (KeptEntry | undefined)[] {
    if (from === 0 && to === DAY && !walkIn) return entries;
    const open = this.in({ day, from: 0, to: DAY, walkIn: false }, entries);
    return new Map([...open.flat().numbers()].map((number) => [number, entries[number]]));
  }

  /** Says that an entry is another now, or no more. */
  replace(number: number, entry: KeptEntry | undefined): void {
    for (const { window, layers } of this.kept.values()) {
      layers.delete(number);
      if (entry !== undefined) fill(layers, number, entry, window);
    }
  }
}

/** Whether an entry has begun by a date and is not over. */
export function runsOn({ since, until }: Pick<KeptEntry, 'since' | 'until'>, date: string): boolean {
  return (since === null || date.slice(0, since.length) >= since) && (until === null || date.slice(0, until.length) <= until);
}

/** What has not begun or is over is not open, whatever its hours say. */
function fill(layers: Layers, number: number, entry: KeptEntry, window: Window): void {
  if (!runsOn(entry, window.day.date)) return;
  entry.variants.forEach(({ timetable }, layer) => {
    if (timetable?.isOpenIn(window) === true) layers.add(number, layer);
  });
}
