import { Bits } from './bits.ts';

/** Variants of entries: the first of each entry in the first layer, the second in the second. Sets of variants are combined layer by layer and laid over each other to sets of entries. */
export class Layers {
  private readonly layers: Bits[] = [];
  private listed: Uint32Array | undefined;
  private count = 0;

  /** Nothing when no entry has so many variants. */
  at(layer: number): Bits | undefined {
    return this.layers[layer];
  }

  get depth(): number {
    return this.layers.length;
  }

  add(number: number, layer: number): void {
    this.listed = undefined;
    while (this.layers.length <= layer) this.layers.push(new Bits());
    const bits = this.layers[layer];
    if (bits?.has(number) === false) this.count += 1;
    bits?.add(number);
  }

  delete(number: number): void {
    this.listed = undefined;
    for (const layer of this.layers) {
      if (layer.has(number)) this.count -= 1;
      layer.delete(number);
    }
  }

  /** The variants one by one, each as its entry's number times 64 and its layer, those of an entry together; counted out once, until something changes. */
  list(): Uint32Array {
    this.listed ??= Uint32Array.from(this.layers.flatMap((bits, layer) => [...bits.numbers()].map((number) => number * LAYERS + layer))).sort();
    return this.listed;
  }

  /** How many variants there are. */
  get size(): number {
    return this.count;
  }

  /** Entries of which some variant is there. */
  flat(): Bits {
    return flat(this.layers);
  }

  get isEmpty(): boolean {
    return this.layers.every((layer) => layer.isEmpty);
  }
}

/** Entries of which some variant is there. */
export function flat(layers: readonly Bits[]): Bits {
  return layers.reduce((all, layer) => all.or(layer), new Bits());
}

/** More layers than any entry has variants; and how few variants are looked up one by one rather than all laid over each other. */
const LAYERS = 64;
const FEW = 400;

function countFew(passed: readonly Bits[], list: Uint32Array): number {
  let count = 0;
  let last = -1;
  for (const variant of list) {
    const number = Math.floor(variant / LAYERS);
    if (number === last || passed[variant % LAYERS]?.has(number) !== true) continue;
    last = number;
    count += 1;
  }
  return count;
}

/** How many entries have a variant that passed and is in the others too; `also` is a set of entries that pass for each of their variants. */
export function countMeeting(passed: readonly Bits[], others: Layers, also?: Bits): number {
  if (also === undefined && others.size <= FEW) return countFew(passed, others.list());
  const [some, their]: [Bits[], Bits[]] = [[], []];
  passed.forEach((layer, index) => {
    for (const other of [others.at(index), also]) {
      if (other === undefined) continue;
      some.push(layer);
      their.push(other);
    }
  });
  return Bits.countInPairs(some, their);
}
