import { Bits } from './bits.ts';

/** Variants of entries: the first of each entry in the first layer, the second in the second. Sets of variants are combined layer by layer and laid over each other to sets of entries. */
export class Layers {
  private readonly layers: Bits[] = [];

  /** Nothing when no entry has so many variants. */
  at(layer: number): Bits | undefined {
    return this.layers[layer];
  }

  get depth(): number {
    return this.layers.length;
  }

  add(number: number, layer: number): void {
    while (this.layers.length <= layer) this.layers.push(new Bits());
    this.layers[layer]?.add(number);
  }

  delete(number: number): void {
    for (const layer of this.layers) layer.delete(number);
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

/** How many entries have a variant that passed and is in the others too; `also` is a set of entries that pass for each of their variants. */
export function countMeeting(passed: readonly Bits[], others: Layers, also?: Bits): number {
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
