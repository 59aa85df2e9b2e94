import { Bits } from './bits.ts';
import { Centres, type Whereabouts } from './centres.ts';
import { ENTRY_FIELDS, type EntryFacts, type EntryField, type VariantField } from './entry.ts';
import type { Capacity } from '../question.ts';
import { Layers } from './layers.ts';
import { type Timetable, Timetables } from './timetables.ts';
import type { Variant } from './variant.ts';

/** A variant with its hours shared. */
export interface KeptVariant extends Omit<Variant, 'hours' | 'land'> {
  readonly timetable: Timetable | null;
}

export interface KeptEntry extends Omit<EntryFacts, 'variants' | 'sites'> {
  readonly variants: readonly KeptVariant[];
  /** Whereabouts that the centres know because of it. */
  readonly sites: readonly string[];
}

type Values<Set> = Map<string, Set>;

/** Sets of variants by value; `onSpot` is the municipality to which one goes. */
type Column = VariantField | 'onSpot';

/** Everything known of all entries, as sets of their numbers. */
export class Stock {
  readonly entries: (KeptEntry | undefined)[] = [];
  readonly present = new Bits();
  readonly free = new Bits();
  readonly interpreters = new Bits();
  /** Entries that say so. */
  readonly capacities: Readonly<Record<Capacity, Bits>> = { OPEN: new Bits(), WAITING_LIST: new Bits(), FULL: new Bits() };
  readonly stepFree = new Layers();
  /** Which entries have so many variants. */
  readonly variants = new Layers();
  readonly centres = new Centres();
  private readonly timetables = new Timetables();
  private readonly ofEntries: Readonly<Record<EntryField, Values<Bits>>> = { noun: new Map(), topic: new Map(), targetGroup: new Map(), access: new Map(), audience: new Map(), network: new Map() };
  private readonly ofVariants: Readonly<Record<Column, Values<Layers>>> = { spokenLanguage: new Map(), municipality: new Map(), mode: new Map(), onSpot: new Map() };

  entriesBy(field: EntryField): ReadonlyMap<string, Bits> {
    return this.ofEntries[field];
  }

  variantsBy(column: Column): ReadonlyMap<string, Layers> {
    return this.ofVariants[column];
  }

  set(number: number, { variants, sites, ...facts }: EntryFacts): KeptEntry {
    this.delete(number);
    this.present.add(number);
    if (facts.free) this.free.add(number);
    if (facts.interpreters) this.interpreters.add(number);
    if (facts.capacity !== null) this.capacities[facts.capacity].add(number);
    for (const field of ENTRY_FIELDS) for (const value of facts.lists[field]) valueOf(this.ofEntries[field], value, () => new Bits()).add(number);
    const whereabouts = [...sites, ...servedBy(variants)];
    for (const one of whereabouts) this.centres.add(one);
    const kept = { ...facts, variants: variants.map((variant, layer) => this.keep(number, variant, layer)), sites: whereabouts.map(({ id }) => id) };
    this.entries[number] = kept;
    return kept;
  }

  delete(number: number): void {
    const kept = this.entries[number];
    if (kept === undefined) return;
    this.entries[number] = undefined;
    for (const bits of [this.present, this.free, this.interpreters, ...Object.values(this.capacities)]) bits.delete(number);
    for (const field of ENTRY_FIELDS) this.drop(this.ofEntries[field], kept.lists[field], number);
    for (const variant of kept.variants) {
      for (const [column, values] of columnsOf(variant)) this.drop(this.ofVariants[column], values, number);
      if (variant.timetable !== null) this.timetables.release(variant.timetable);
    }
    for (const layers of [this.variants, this.stepFree]) layers.delete(number);
    for (const site of kept.sites) this.centres.delete(site);
  }

  private keep(number: number, { hours, land, ...variant }: Variant, layer: number): KeptVariant {
    for (const [column, values] of columnsOf(variant)) for (const value of values) valueOf(this.ofVariants[column], value, () => new Layers()).add(number, layer);
    if (variant.stepFree) this.stepFree.add(number, layer);
    this.variants.add(number, layer);
    return { ...variant, timetable: hours === null ? null : this.timetables.take(hours, land) };
  }

  private drop(values: Values<{ delete(number: number): unknown; readonly isEmpty: boolean }>, names: readonly string[], number: number): void {
    for (const name of names) {
      const set = values.get(name);
      set?.delete(number);
      if (set?.isEmpty === true) values.delete(name);
    }
  }
}

/** Towns that are served from nowhere are known without a place being there. */
function servedBy(variants: readonly Variant[]): Whereabouts[] {
  return [...new Set(variants.flatMap(({ serves }) => serves))].map((town) => ({ id: `served ${town}`, postalCode: null, towns: [town], point: null }));
}

function columnsOf({ languages, municipalities, modes, onSpot }: Pick<Variant, 'languages' | 'municipalities' | 'modes' | 'onSpot'>): [Column, readonly string[]][] {
  return [['spokenLanguage', languages], ['municipality', municipalities], ['mode', modes], ['onSpot', onSpot]];
}

function valueOf<Set>(values: Values<Set>, value: string, make: () => Set): Set {
  let set = values.get(value);
  if (set === undefined) values.set(value, (set = make()));
  return set;
}
