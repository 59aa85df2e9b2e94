import { FACET_FIELDS, FACT_FACETS, type FacetField, type FactFacet, type SearchFilter, WEEKDAYS } from '../question.ts';
import { Bits } from './bits.ts';
import { type Centre, isIn } from './centres.ts';
import { ENTRY_FIELDS, type EntryFacts, isVariantField } from './entry.ts';
import { type Asked, isChosen, understand, windowNow, windowOn, without } from './filter.ts';
import { Layers, countMeeting, flat } from './layers.ts';
import type { Window } from './hours.ts';
import { inBerlin } from './moment.ts';
import { type Opening, compareOpenings } from './opening.ts';
import { Openings, runsOn } from './openings.ts';
import { kilometres } from './place.ts';
import { type KeptVariant, Stock } from './stock.ts';

/** A facet with the values that some of the entries found have, the commonest first. */
export interface FacetCounts {
  readonly field: FacetField | FactFacet;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** Facts that lists show. */
export interface Shown {
  readonly municipalities: readonly string[];
  readonly spokenLanguages: readonly string[];
  readonly checkedAt: string | null;
}

/** An empty filter. */
const NOTHING: SearchFilter = {};

/**
 * The facts of all public entries in memory, by numbers that whoever fills it gives and takes back: which entries pass a filter, and what else could be chosen.
 * Facts that must hold together hold for one variant of an entry; see `variant.ts`.
 */
export class Facts {
  private readonly stock = new Stock();
  private readonly openings = new Openings();
  private towns: readonly string[] | undefined;
  private kept: { readonly earliest: number; readonly current: Bits } | undefined;

  /** Puts or replaces an entry. */
  set(number: number, facts: EntryFacts): void {
    this.towns = undefined;
    this.kept = undefined;
    this.openings.replace(number, this.stock.set(number, facts));
  }

  delete(number: number): void {
    this.towns = undefined;
    this.kept = undefined;
    this.stock.delete(number);
    this.openings.replace(number, undefined);
  }

  /**
   * Entries that pass a filter at a moment; `except` leaves what is chosen in one field out.
   * @throws BAD_INPUT with the field, such as "filter.near.place"
   */
  pass(filter: SearchFilter | null | undefined, now: Date, except?: FacetField | FactFacet): Bits {
    const asked = understand(filter ?? NOTHING, now, (place) => this.centre(place));
    return flat(this.passing(this.test(except === undefined ? asked : without(asked, except), now)));
  }

  /**
   * How many of the entries found have each value of each facet, if nothing were chosen in it: each count is what choosing that value alone would give.
   * @param found what the words of a question find, before any filter
   * @throws BAD_INPUT as `pass`
   */
  facets(found: Bits, filter: SearchFilter | null | undefined, now: Date): FacetCounts[] {
    const asked = understand(filter ?? NOTHING, now, (place) => this.centre(place));
    const all = this.test(asked, now);
    const whole = this.passed(all, found);
    return [...FACET_FIELDS, ...FACT_FACETS].map((field) => {
      const open = { ...all, asked: without(asked, field) };
      return { field, values: this.counts(field, open, isChosen(asked, field) ? this.passed(open, found) : whole, found) };
    });
  }

  /** Kilometres as the crow flies from the nearest place of an entry; null when one of the two is nowhere. */
  distance(number: number, { point }: Centre): number | null {
    const variants = this.stock.entries[number]?.variants ?? [];
    const distances = point === null ? [] : variants.flatMap((variant) => this.from(point, variant) ?? []);
    return distances.length === 0 ? null : Math.min(...distances);
  }

  /** What lists show of an entry: where it is, or else whom it serves, the languages spoken there, and when it was last confirmed. */
  shown(number: number): Shown {
    const entry = this.stock.entries[number];
    const told = (of: (variant: KeptVariant) => readonly string[]): string[] => [...new Set((entry?.variants ?? []).flatMap(of))];
    const onSpot = told((variant) => variant.onSpot);
    return { municipalities: onSpot.length > 0 ? onSpot : told(({ municipalities }) => municipalities), spokenLanguages: told(({ languages }) => languages), checkedAt: entry?.checkedAt == null ? null : new Date(entry.checkedAt).toISOString() };
  }

  /** How it stands with an entry's hours, at the place where that is best; null where none are known, and of what has not begun or is over. */
  opening(number: number, now: Date): Opening | null {
    const entry = this.stock.entries[number];
    const moment = inBerlin(now);
    if (entry === undefined || !runsOn(entry, moment.day.date)) return null;
    const [best = null] = entry.variants.flatMap(({ timetable }) => timetable?.opening(moment) ?? []).sort(compareOpenings);
    return best;
  }

  /** Where a postal code or a municipality is, as far as the directory's own places tell; undefined when it has none there. */
  centre(place: string): Centre | undefined {
    return this.stock.centres.find(place);
  }

  /** Postal codes of places, in their order. */
  postalCodes(): string[] {
    return this.stock.centres.postalCodes();
  }

  /** Municipalities that entries are in or serve, in the order of the alphabet. */
  municipalities(): readonly string[] {
    return (this.towns ??= [...this.stock.variantsBy('municipality').keys()].sort((one, other) => one.localeCompare(other, 'de')));
  }

  /** Languages that are spoken somewhere. */
  spokenLanguages(): string[] {
    return [...this.stock.variantsBy('spokenLanguage').keys()];
  }

  /** Whether it is over: a project, an event, an office that is no more. */
  isEnded(number: number, now: Date): boolean {
    const endsAt = this.stock.entries[number]?.endsAt ?? null;
    return endsAt !== null && endsAt <= now.getTime();
  }

  /** Whether it is about these pages themselves and no help. */
  isAboutOurselves(number: number): boolean {
    return this.stock.entries[number]?.isAboutOurselves === true;
  }

  /** When somebody last confirmed an entry, in milliseconds since 1970. */
  checkedAt(number: number): number | null {
    return this.stock.entries[number]?.checkedAt ?? null;
  }

  capacity(number: number): EntryFacts['capacity'] {
    return this.stock.entries[number]?.capacity ?? null;
  }

  private counts(field: FacetField | FactFacet, open: Test, passed: Passed, found: Bits): FacetCounts['values'] {
    const counted = this.values(field, open, passed, found).map(([value, count]) => ({ value, count }));
    return counted.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  }

  private values(field: FacetField | FactFacet, open: Test, { variants, entries }: Passed, found: Bits): [string, number][] {
    const { asked, now } = open;
    const chosen = (value: string): number => this.passed({ ...open, asked: { ...asked, lists: { ...asked.lists, [field]: [value] } } }, found).entries.count;
    const each = (values: ReadonlyMap<string, Layers>): [string, number][] => [...values].map(([value, layers]) => [value, countMeeting(variants, layers)]);
    switch (field) {
      case 'free':
        return [['true', entries.countAnd(this.stock.free)]];
      case 'keptCurrent':
        return [['true', entries.countAnd(this.keptCurrent(now))]];
      case 'stepFree':
        return each(new Map([['true', this.stock.stepFree]]));
      case 'open': {
        const moment = inBerlin(now);
        const windows = [['now', windowNow(moment)] as const, ...WEEKDAYS.map((day) => [day, windowOn(day, moment.day)] as const)];
        return each(new Map(windows.map(([value, window]) => [value, this.open(window, asked)])));
      }
      case 'spokenLanguage': {
        const interpreters = asked.orInterpreter ? this.stock.interpreters : undefined;
        return [...this.stock.variantsBy(field)].map(([value, layers]) => [value, countMeeting(variants, layers, interpreters)]);
      }
      case 'municipality':
        return each(this.stock.variantsBy(municipalityIn(asked)));
      case 'mode':
        // Who must come in person is told by another municipality than who is only served.
        return each(this.stock.variantsBy(field)).map(([value, count]) => [value, value === IN_PERSON && isChosen(asked, 'municipality') ? chosen(value) : count]);
      default: {
        // Who comes without an appointment finds other hours open.
        const differs = field === 'access' && asked.open !== null;
        return [...this.stock.entriesBy(field)].map(([value, bits]) => [value, differs && value === WALK_IN ? chosen(value) : entries.countAnd(bits)]);
      }
    }
  }

  /** What must be looked up once for a question, however many facets are counted. */
  private test(asked: Asked, now: Date): Test {
    return { asked, now, near: asked.near === null ? null : this.near(asked.near) };
  }

  private passed(test: Test, found: Bits): Passed {
    const variants = this.passing(test, found);
    return { variants, entries: flat(variants) };
  }

  /** The variants that pass, by layer. */
  private passing({ asked, now, near }: Test, found?: Bits): Bits[] {
    const entries = this.entriesPassing(asked, now);
    if (found !== undefined) entries.and(found);
    const tests = this.variantTests(asked, near);
    return Array.from({ length: this.stock.variants.depth }, (_, layer) => {
      const passed = entries.copy().and(this.stock.variants.at(layer) ?? new Bits());
      for (const test of tests) passed.and(test(layer));
      return passed;
    });
  }

  private entriesPassing(asked: Asked, now: Date): Bits {
    const entries = this.stock.present.copy();
    for (const field of ENTRY_FIELDS) {
      if (!isChosen(asked, field)) continue;
      const values = this.stock.entriesBy(field);
      entries.and(union((asked.lists[field] ?? []).map((value) => values.get(value))));
    }
    if (asked.free) entries.and(this.stock.free);
    if (asked.capacity.length > 0) entries.and(union(asked.capacity.map((capacity) => this.stock.capacities[capacity])));
    if (asked.keptCurrent) entries.and(this.keptCurrent(now));
    return entries;
  }

  private variantTests(asked: Asked, near: Layers | null): ((layer: number) => Bits)[] {
    const tests: ((layer: number) => Bits)[] = [];
    for (const field of FACET_FIELDS) {
      if (!isVariantField(field) || !isChosen(asked, field)) continue;
      const values = this.stock.variantsBy(field === 'municipality' ? municipalityIn(asked) : field);
      const interpreters = field === 'spokenLanguage' && asked.orInterpreter ? this.stock.interpreters : undefined;
      tests.push((layer) => union([...(asked.lists[field] ?? []).map((value) => values.get(value)?.at(layer)), interpreters]));
    }
    const sets = [asked.stepFree ? this.stock.stepFree : null, asked.open === null ? null : this.open(asked.open, asked), near];
    for (const set of sets) if (set !== null) tests.push((layer) => set.at(layer) ?? new Bits());
    return tests;
  }

  /** Who asks for what needs no appointment is not helped by a time that needs one. */
  private open(window: Window, { lists: { access = [] } }: Asked): Layers {
    const walkIn = window.walkIn || (access.length > 0 && access.every((value) => value === WALK_IN));
    return this.openings.in({ ...window, walkIn }, this.stock.entries);
  }

  private near({ centre, within }: NonNullable<Asked['near']>): Layers {
    const layers = new Layers();
    this.stock.entries.forEach((entry, number) => {
      entry?.variants.forEach((variant, layer) => {
        const distance = centre.point === null ? null : this.from(centre.point, variant);
        // Where coordinates say nothing, the same town is near, and whoever serves it from nowhere.
        if (distance === null ? isIn(centre, variant) : distance <= within) layers.add(number, layer);
      });
    });
    return layers;
  }

  /** Kilometres to a variant; where its own place states no coordinates, to the middle of its postal code or town. */
  private from(point: Centre['point'], variant: KeptVariant): number | null {
    const there = variant.point ?? this.stock.centres.around(variant);
    return point === null || there === null ? null : kilometres(point, there);
  }

  /** Counted anew each minute, and when an entry has changed. */
  private keptCurrent(now: Date): Bits {
    const since = new Date(now);
    since.setUTCFullYear(since.getUTCFullYear() - 1);
    since.setUTCSeconds(0, 0);
    const earliest = since.getTime();
    if (this.kept?.earliest === earliest) return this.kept.current;
    const current = new Bits();
    this.stock.entries.forEach((entry, number) => {
      if (entry !== undefined && entry.checkedAt !== null && entry.checkedAt >= earliest) current.add(number);
    });
    this.kept = { earliest, current };
    return current;
  }
}

interface Passed {
  /** By layer. */
  readonly variants: readonly Bits[];
  readonly entries: Bits;
}

interface Test {
  readonly asked: Asked;
  readonly now: Date;
  readonly near: Layers | null;
}

const IN_PERSON = 'IN_PERSON';
const WALK_IN = 'WALK_IN';

/** Who wants to come in person is told where to go; anybody else also who serves a municipality. */
function municipalityIn({ lists: { mode = [] } }: Asked): 'onSpot' | 'municipality' {
  return mode.includes(IN_PERSON) ? 'onSpot' : 'municipality';
}

function union(sets: readonly (Bits | undefined)[]): Bits {
  const all = new Bits();
  for (const set of sets) if (set !== undefined) all.or(set);
  return all;
}
