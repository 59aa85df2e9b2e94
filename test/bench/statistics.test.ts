import { describe, expect, it } from 'vitest';
import { comparison, median, percentile } from './statistics.ts';

describe('the figures of the benchmarks', () => {
  it('the median is the middle value, and between two the mean', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });

  it('the 95th percentile is the value that 95 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile(hundred, 0)).toBe(1);
    expect(percentile([3, 9], 0.95)).toBe(9);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('a ratio sets each round against the baseline around it, so that a slower machine changes nothing', () => {
    const { ratio, range, drift } = comparison([[1, 1], [1, 1], [10, 10]], [[2, 2], [20, 20]]);
    expect(ratio.p50).toBeCloseTo((2 + 20 / 5.5) / 2);
    expect(range[0]).toBe(2);
    expect(drift).toBe(10);
    const steady = comparison([[2], [4], [8]], [[6], [12]]);
    expect(steady.ratio.p50).toBeCloseTo(2);
  });

  it('one slow round does not decide', () => {
    expect(comparison([[1], [1], [1], [1]], [[3], [90], [3]]).ratio.p50).toBe(3);
  });

  it('a comparison needs the baseline first and last', () => {
    expect(() => comparison([[1]], [[2]])).toThrow(RangeError);
    expect(() => comparison([[1]], [])).toThrow(RangeError);
  });
});
