import { describe, expect, it } from 'vitest';
import { nth, standardised, summed } from '../../server/search/relevance/fuse.ts';

describe('scores of several parts', () => {
  it('are put on one scale, and entries without one stand in the middle', () => {
    expect([...standardised(Float32Array.of(1, 3, NaN))]).toEqual([-1, 1, 0]);
  });

  it('add up by their weights, and a part that is not there adds nothing', () => {
    expect([...summed({ one: Float32Array.of(1, 2) }, { one: 2, other: 5 }, 2)]).toEqual([2, 4]);
  });

  it('have an nth greatest, whatever their order and however many are missing', () => {
    const scores = Float32Array.from({ length: 501 }, (_, at) => (at % 7 === 0 ? NaN : (at * 7919) % 503));
    const ordered = [...scores].filter((score) => !Number.isNaN(score)).sort((one, other) => other - one);
    for (const n of [1, 2, 10, 200, ordered.length]) expect(nth(scores, n)).toBe(ordered[n - 1]);
    expect(nth(scores, 10_000)).toBe(ordered.at(-1));
    expect(nth(Float32Array.of(NaN), 1)).toBe(-Infinity);
    expect(nth(Float32Array.of(2, 2, 2, 1), 3)).toBe(2);
  });
});
