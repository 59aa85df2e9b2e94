import { expect, test } from 'vitest';
import { freshness } from '../../site/freshness.ts';

test.each([
  [null, 'never'],
  ['2026-11-22T08:00:00Z', 'fresh'],
  ['2025-11-22T08:00:00Z', 'fresh'],
  ['2025-11-21T08:00:00Z', 'overdue'],
  ['2019-01-01T00:00:00Z', 'overdue'],
])('an entry checked at %s is on 22 November 2026: %s', (checkedAt, expected) => {
  expect(freshness({ checkedAt }, '2026-11-22')).toBe(expected);
});

test.each([
  ['2026-11-22T08:00:00Z', 'fresh'],
  ['2026-11-21T23:00:00Z', 'fresh'],
  ['2026-11-21T22:59:59Z', 'overdue'],
])('one that has to be confirmed again at %s is then: %s', (checkDueAt, expected) => {
  expect(freshness({ checkedAt: '2026-10-22T08:00:00Z', checkDueAt }, '2026-11-22')).toBe(expected);
});
