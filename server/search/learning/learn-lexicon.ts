import { Lexicon, type Translation } from '../relevance/lexicon.ts';
import { stemHash } from '../words/stem.ts';
import { words } from '../words/tokens.ts';
import type { Segment } from './segment.ts';

const ROUNDS = 5;

/** Longer segments take long and tell little about single words. */
const LONGEST = 120;
const MOST_TRANSLATIONS = 10;
const LEAST_LIKELY = 0.02;

/** Added to each stem's total, so that a stem seen once is trusted less. */
const DOUBT = 0.5;

/** Stands in each segment for words that translate nothing. */
const NOTHING = 0;

type Pair = readonly [source: Uint32Array, target: Uint32Array];
type Lines = Map<number, Map<number, number>>;

/**
 * Learns which stems of one language stand for which of another: IBM model 1 in both directions, joined by the geometric mean.
 * @see Brown et al., "The mathematics of statistical machine translation", Computational Linguistics 19 (1993)
 */
export function learnLexicon(segments: readonly Segment[], from: string, to: string): Lexicon {
  const pairs = segments.flatMap((segment): Pair[] => {
    const [source, target] = [from, to].map((language) => words(segment.get(language) ?? '', language).map((word) => stemHash(word, language)));
    if (source === undefined || target === undefined || source.length === 0 || target.length === 0) return [];
    return source.length < LONGEST && target.length < LONGEST ? [[Uint32Array.from(source), Uint32Array.from(target)]] : [];
  });
  const there = likelihoods(pairs.map(([source, target]) => [withNothing(source), target]));
  const back = likelihoods(pairs.map(([source, target]) => [withNothing(target), source]));
  const lines = new Map<number, Translation[]>();
  for (const [source, line] of there) {
    if (source === NOTHING) continue;
    const best = [...line]
      .map(([stem, likelihood]) => ({ stem, likelihood: Math.sqrt(likelihood * (back.get(stem)?.get(source) ?? 0)) }))
      .filter(({ likelihood }) => likelihood > LEAST_LIKELY)
      .sort((one, other) => other.likelihood - one.likelihood)
      .slice(0, MOST_TRANSLATIONS);
    if (best.length > 0) lines.set(source, best);
  }
  return Lexicon.from(lines);
}

const withNothing = (stems: Uint32Array): Uint32Array => Uint32Array.from([NOTHING, ...stems]);

/** How likely each target stands for each source. */
function likelihoods(pairs: readonly Pair[]): Lines {
  let known: Lines | undefined;
  for (let round = 0; round < ROUNDS; round++) known = shared(expected(pairs, known));
  return known ?? new Map();
}

/** How often each target is expected to stand for each source, by what is known so far; at first all sources of a segment are as likely. */
function expected(pairs: readonly Pair[], known: Lines | undefined): Lines {
  const counts: Lines = new Map();
  const shares = new Float64Array(LONGEST + 1);
  for (const [source, target] of pairs) {
    const lines = Array.from(source, (stem) => lineOf(counts, stem));
    const before = Array.from(source, (stem) => known?.get(stem));
    for (const wanted of target) {
      let total = 0;
      for (let at = 0; at < source.length; at++) {
        const share = known === undefined ? 1 : (before[at]?.get(wanted) ?? 0);
        shares[at] = share;
        total += share;
      }
      if (total === 0) continue;
      lines.forEach((line, at) => {
        const share = (shares[at] as number) / total;
        if (share > 1e-4) line.set(wanted, (line.get(wanted) ?? 0) + share);
      });
    }
  }
  return counts;
}

function lineOf(lines: Lines, stem: number): Map<number, number> {
  let line = lines.get(stem);
  if (line === undefined) lines.set(stem, (line = new Map()));
  return line;
}

function shared(counts: Lines): Lines {
  const known: Lines = new Map();
  for (const [source, line] of counts) {
    let total = DOUBT;
    for (const count of line.values()) total += count;
    known.set(source, new Map([...line].map(([wanted, count]) => [wanted, count / total] as const).filter(([, likelihood]) => likelihood > 1e-4)));
  }
  return known;
}
