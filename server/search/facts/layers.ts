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

  get isEmpty(): boolean {
    return this.layers.every((layer) => layer.isEmpty);
  }
}

/** Entries of which some variant is there. */
export function flat(layers: readonly Bits[]): Bits {
  return layers.reduce((all, layer) => all.or(layer), new Bits());
}

/** Entries of which one variant is in both. */
export function meeting(passed: readonly Bits[], others: Layers): Bits {
  const met = new Bits();
  for (const [index, layer] of passed.entries()) {
    const other = others.at(index);
    if (other !== undefined) met.orBoth(layer, other);
  }
  return met;
}
