import { Lexicon, type Translation } from '../relevance/lexicon.ts';
import { stemHash } from '../words/stem.ts';
import { words } from '../words/tokens.ts';
import { type PairGrid, type StemPair, pairGrid } from './pair-grid.ts';
import type { Segment } from './segment.ts';

const ROUNDS = 5;

/** Longer segments take long and tell little about single words. */
const LONGEST = 120;

/** Words of a segment times those of its translation, of all segments together: 160 MB. Segments beyond that are left out. */
const MOST_CELLS = 40_000_000;
const MOST_TRANSLATIONS = 10;
const LEAST_LIKELY = 0.02;

/** Smaller shares are none. */
const LEAST_SHARE = 1e-4;

/** Added to each stem's total, so that a stem seen once is trusted less. */
const DOUBT = 0.5;

/**
 * Learns which stems of one language stand for which of another: IBM model 1 in both directions, joined by the geometric mean.
 * @see Brown et al., "The mathematics of statistical machine translation", Computational Linguistics 19 (1993)
 * @param least what is less likely is left out, from 0 to 1
 */
export function learnLexicon(segments: readonly Segment[], from: string, to: string, least = LEAST_LIKELY): Lexicon {
  let room = MOST_CELLS;
  const pairs = segments.flatMap((segment): StemPair[] => {
    const [source, target] = [from, to].map((language) => words(segment.get(language) ?? '', language).map((word) => stemHash(word, language)));
    if (source === undefined || target === undefined || source.length === 0 || target.length === 0) return [];
    if (source.length >= LONGEST || target.length >= LONGEST || source.length * target.length > room) return [];
    room -= source.length * target.length;
    return [[Uint32Array.from(source), Uint32Array.from(target)]];
  });
  const grid = pairGrid(pairs);
  const there = likelihoods(grid, 'there');
  const back = likelihoods(grid, 'back');
  const lines = new Map<number, Translation[]>();
  for (let cell = 0; cell < there.length; cell++) {
    const [source, target] = [grid.sourceOf[cell] as number, grid.targetOf[cell] as number];
    const likelihood = Math.sqrt((there[cell] as number) * (back[cell] as number));
    if (source === 0 || target === 0 || likelihood <= least) continue;
    const [hash, stem] = [grid.sources[source] as number, grid.targets[target] as number];
    const line = lines.get(hash) ?? [];
    line.push({ stem, likelihood });
    lines.set(hash, line);
  }
  return Lexicon.from(new Map([...lines].map(([source, line]) => [source, line.sort((one, other) => other.likelihood - one.likelihood).slice(0, MOST_TRANSLATIONS)])));
}

/** How likely each target stands for its source, by cell, or back each source for its target. */
function likelihoods(grid: PairGrid, way: 'there' | 'back'): Float64Array {
  const givers = way === 'there' ? grid.sourceOf : grid.targetOf;
  const totals = new Float64Array(way === 'there' ? grid.sources.length : grid.targets.length);
  // At first all sources of a segment are as likely.
  const known = new Float64Array(givers.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const counts = expected(grid, way, known);
    totals.fill(DOUBT);
    for (let cell = 0; cell < counts.length; cell++) totals[givers[cell] as number] = (totals[givers[cell] as number] as number) + (counts[cell] as number);
    for (let cell = 0; cell < counts.length; cell++) {
      const likelihood = (counts[cell] as number) / (totals[givers[cell] as number] as number);
      known[cell] = likelihood > LEAST_SHARE ? likelihood : 0;
    }
  }
  return known;
}

/** How often each two are expected to stand for each other, by what is known so far. Nothing is never wanted. */
function expected({ places, cells }: PairGrid, way: 'there' | 'back', known: Float64Array): Float64Array {
  const counts = new Float64Array(known.length);
  for (const { start, sources, targets } of places) {
    const [wanted, givers, toNextWanted, toNextGiver] = way === 'there' ? [targets, sources, 1, targets] : [sources, targets, targets, 1];
    for (let nth = 1; nth < wanted; nth++) {
      const first = start + nth * toNextWanted;
      const end = first + givers * toNextGiver;
      let total = 0;
      for (let at = first; at < end; at += toNextGiver) total += known[cells[at] as number] as number;
      if (total === 0) continue;
      for (let at = first; at < end; at += toNextGiver) {
        const cell = cells[at] as number;
        const share = (known[cell] as number) / total;
        if (share > LEAST_SHARE) counts[cell] = (counts[cell] as number) + share;
      }
    }
  }
  return counts;
}
