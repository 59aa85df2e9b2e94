/**
 * A small pseudo-random number generator, the same on every machine: mulberry32 by Tommy Ettinger
 * (public domain, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c).
 * Its state is one 32-bit number that no draw repeats within 2^32 draws.
 */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** The next number, 0 ≤ n < 2^32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let z = this.state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return (z ^ (z >>> 14)) >>> 0;
  }

  /** A whole number, both ends possible. */
  between(from: number, to: number): number {
    return from + Math.floor((this.next() / 2 ** 32) * (to - from + 1));
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.between(1, 100) <= percent;
  }

  /**
   * One item of a list.
   * @throws RangeError when the list is empty
   */
  pick<T>(list: readonly T[]): T {
    const item = list[this.between(0, list.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  /** Up to `count` different items, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let draw = 0; draw < count; draw += 1) chosen.add(this.pick(list));
    return list.filter((item) => chosen.has(item));
  }

  /** A UUID of version 4's shape (RFC 9562, 5.4) from the next four numbers. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.next().toString(16).padStart(8, '0')).join('');
    const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4);
    return [
      hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20),
    ].join('-');
  }
}
