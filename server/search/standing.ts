import type { Bits } from './facts/bits.ts';
import type { Centre } from './facts/centres.ts';
import type { Memory } from './memory.ts';
import type { ScorePart } from './question.ts';
import { nth } from './relevance/fuse.ts';
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
const WORTH = { fresh: 0.3, near: 0.8, full: -0.3, waiting: -0.15, ended: -2, ourselves: -1 };

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
 * @returns one page of them
 */
export function standings(memory: Memory, ranking: Ranking | null, found: Bits, circumstances: Circumstances, { offset, limit }: { offset: number; limit: number }): Standing[] {
  const unit = ranking?.unit ?? 1;
  const numbers = Uint32Array.from(found.numbers());
  const totals = new Float32Array(numbers.length);
  let best = 1e-6;
  numbers.forEach((number, at) => {
    let total = ranking === null ? 0 : (ranking.scores[number] as number);
    for (const [, worth] of beside(memory, number, circumstances)) total += worth * unit;
    totals[at] = total;
    if (total > best) best = total;
  });
  const ahead = ranking === null ? 0 : 2 * best;
  const places = totals.map((total, at) => (ranking !== null && total >= best * FIRST && !ranking.isAcross(numbers[at] as number) ? total + ahead : total));
  const least = nth(places, offset + limit);
  return [...numbers.keys()]
    .filter((at) => (places[at] as number) >= least)
    .sort((one, other) => (places[other] as number) - (places[one] as number) || one - other)
    .slice(offset, offset + limit)
    .map((at) => {
      const number = numbers[at] as number;
      return {
        number,
        distance: distanceTo(memory, number, circumstances),
        score: ranking === null ? 1 : Math.max(0, Math.min(1, (totals[at] as number) / best)),
        why: () => [...(ranking?.why(number) ?? []), ...beside(memory, number, circumstances).map(([part, worth]) => ({ part, value: worth * unit }))],
      };
    });
}

/** Reasons beside the words, in units of the ranking. */
function beside(memory: Memory, number: number, circumstances: Circumstances): [string, number][] {
  const { facts } = memory;
  const { now, within } = circumstances;
  const reasons: [string, number][] = [];
  const checkedAt = facts.checkedAt(number);
  const age = checkedAt === null ? FRESH : now.getTime() - checkedAt;
  if (age < FRESH) reasons.push(['fresh', WORTH.fresh * (1 - Math.max(0, age) / FRESH)]);
  const distance = distanceTo(memory, number, circumstances);
  if (distance !== null) reasons.push(['near', WORTH.near * Math.max(0, 1 - distance / (within ?? WITHIN))]);
  const capacity = facts.capacity(number);
  if (capacity === 'FULL') reasons.push(['full', WORTH.full]);
  if (capacity === 'WAITING_LIST') reasons.push(['waiting', WORTH.waiting]);
  if (facts.isEnded(number, now)) reasons.push(['ended', WORTH.ended]);
  if (facts.isAboutOurselves(number)) reasons.push(['ourselves', WORTH.ourselves]);
  return reasons;
}

function distanceTo({ facts }: Memory, number: number, { near }: Circumstances): number | null {
  return near === undefined ? null : facts.distance(number, near);
}
