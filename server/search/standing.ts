import type { Bits } from './facts/bits.ts';
import type { Centre } from './facts/centres.ts';
import type { Memory } from './memory.ts';
import type { ScorePart } from './question.ts';
import type { Ranking } from './rank.ts';

/** Where an entry stands among the hits. */
export interface Standing {
  readonly number: number;
  /** From 0 to 1. */
  readonly score: number;
  /** Kilometres. */
  readonly distance: number | null;
  why(): ScorePart[];
}

/** What counts beside the words, in units of the ranking: enough to order what answers about as well, too little to turn a good answer out. */
const WORTH = { fresh: 0.3, near: 0.8, full: -0.3, waiting: -0.15, ended: -2 };

/** What stands in the reader's language comes before what does not, unless it is worse than this share of the best. */
const FIRST = 0.7;

/** Milliseconds. After a year, a confirmation is worth nothing more. */
const FRESH = 366 * 24 * 60 * 60 * 1000;

interface Circumstances {
  readonly now: Date;
  readonly near: Centre | undefined;
  /** Kilometres. */
  readonly within?: number | null | undefined;
}

const WITHIN = 20;

/**
 * Puts entries in order: good ones in the reader's language first; among them by what the words say, then by what was confirmed lately, is near,
 * has room. What is over comes last. Without words: what goes on first, then what was confirmed last.
 */
export function standings(memory: Memory, ranking: Ranking | null, found: Bits, { now, near, within }: Circumstances): Standing[] {
  const unit = ranking?.unit ?? 1;
  const ordered = [...found.numbers()].map((number) => {
    const distance = near === undefined ? null : memory.facts.distance(number, near);
    const reasons = beside(memory, number, now, distance === null ? null : Math.max(0, 1 - distance / (within ?? WITHIN)));
    const words = ranking?.scores[number] ?? 0;
    return { number, distance, words, reasons, total: reasons.reduce((sum, [, worth]) => sum + worth * unit, words), isOwn: ranking?.isAcross(number) !== true };
  });
  const best = Math.max(...ordered.map(({ total }) => total), 1e-6);
  return ordered
    .map((one) => ({ ...one, isFirst: one.isOwn && one.total >= best * FIRST }))
    .sort((one, other) => Number(other.isFirst) - Number(one.isFirst) || other.total - one.total || one.number - other.number)
    .map(({ number, distance, reasons, total }) => ({
      number,
      distance,
      score: Math.max(0, Math.min(1, ranking === null ? 1 : total / best)),
      why: () => [...(ranking?.why(number) ?? []), ...reasons.map(([part, worth]) => ({ part, value: worth * unit }))],
    }));
}

function beside({ facts }: Memory, number: number, now: Date, nearness: number | null): [string, number][] {
  const reasons: [string, number][] = [];
  const checkedAt = facts.checkedAt(number);
  const age = checkedAt === null ? FRESH : now.getTime() - checkedAt;
  if (age < FRESH) reasons.push(['fresh', WORTH.fresh * (1 - Math.max(0, age) / FRESH)]);
  if (nearness !== null) reasons.push(['near', WORTH.near * nearness]);
  const capacity = facts.capacity(number);
  if (capacity === 'FULL') reasons.push(['full', WORTH.full]);
  if (capacity === 'WAITING_LIST') reasons.push(['waiting', WORTH.waiting]);
  if (facts.isEnded(number, now)) reasons.push(['ended', WORTH.ended]);
  return reasons;
}
