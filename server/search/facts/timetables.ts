import { createHash } from 'node:crypto';
import type { Land } from './holidays.ts';
import { type Hours, type Interval, type Window, intervalsOn, isOpenIn } from './hours.ts';
import type { Moment } from './moment.ts';
import { type Opening, openingOf } from './opening.ts';

/** Minutes of a whole day. */
export const DAY = 24 * 60;

/** Hours under the holidays of a Land, shared by all that have the same. */
export class Timetable {
  readonly key: string;
  private readonly hours: Hours;
  private readonly land: Land | null;
  private remembered: { readonly date: string; readonly intervals: readonly Interval[] } | undefined;
  private asked: Window | undefined;
  private answer = false;
  private told: { readonly minute: string; readonly opening: Opening } | undefined;

  constructor(key: string, hours: Hours, land: Land | null) {
    this.key = key;
    this.hours = hours;
    this.land = land;
  }

  /** Whether it is open at some time of the window. */
  isOpenIn(window: Window): boolean {
    if (this.asked === window) return this.answer;
    this.asked = window;
    this.answer = isOpenIn(this.on(window), window);
    return this.answer;
  }

  /** How it stands at a moment. */
  opening(moment: Moment): Opening {
    const minute = `${moment.day.date} ${String(moment.minute)}`;
    if (this.told?.minute !== minute) this.told = { minute, opening: openingOf(this.hours, this.land, moment) };
    return this.told.opening;
  }

  /** "Now" is asked again every minute of a day, whole days once. */
  private on({ day, from, to }: Window): readonly Interval[] {
    if (this.remembered?.date === day.date) return this.remembered.intervals;
    const intervals = intervalsOn(this.hours, day, this.land);
    if (to - from < DAY) this.remembered = { date: day.date, intervals };
    return intervals;
  }
}

/** Keeps equal hours once. */
export class Timetables {
  private readonly kept = new Map<string, { readonly timetable: Timetable; uses: number }>();

  take(hours: Hours, land: Land | null): Timetable {
    const key = createHash('sha1').update(JSON.stringify([hours, land])).digest('base64');
    let entry = this.kept.get(key);
    if (entry === undefined) this.kept.set(key, (entry = { timetable: new Timetable(key, hours, land), uses: 0 }));
    entry.uses++;
    return entry.timetable;
  }

  release({ key }: Timetable): void {
    const entry = this.kept.get(key);
    if (entry !== undefined && --entry.uses === 0) this.kept.delete(key);
  }
}
