import { distance } from '../words/distance.ts';
import { stem } from '../words/stem.ts';
import { words } from '../words/tokens.ts';

/** A term of a vocabulary, in the words of each language. */
export interface TermWords {
  readonly slug: string;
  /** The label, then the synonyms, by language, as they are searched. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

/** A phrase of which less is asked is not meant. */
const LEAST = 0.6;

/** A word that is misspelt counts so much. */
const MISSPELT = 0.8;

interface Phrase {
  readonly term: number;
  readonly stems: readonly string[];
}

/** The terms of the vocabularies, which are in all languages from the first day: they carry a question in a language that no entry is written in. */
export class Terms {
  private slugs: string[] = [];
  private labels = new Map<string, ReadonlyMap<string, string>>();
  private phrases = new Map<string, Phrase[]>();
  private rarities = new Map<string, Map<string, number>>();
  private readonly shown: (readonly number[] | undefined)[] = [];

  /** Replaces all terms; the entries keep theirs. */
  know(terms: readonly TermWords[]): void {
    const numbers = new Map(this.slugs.map((slug, at) => [slug, at]));
    for (const { slug } of terms) if (!numbers.has(slug)) numbers.set(slug, numbers.size);
    this.slugs = [...numbers.keys()];
    this.labels = new Map(terms.map(({ slug, phrases }) => [slug, new Map([...phrases].flatMap(([language, [label]]) => (label === undefined ? [] : [[language, label]])))]));
    this.phrases = new Map();
    for (const { slug, phrases } of terms) {
      for (const [language, wordings] of phrases) {
        const list = this.phrases.get(language) ?? [];
        this.phrases.set(language, list);
        for (const wording of wordings) {
          const stems = [...new Set(words(wording, language).map((word) => stem(word, language)))];
          if (stems.length > 0) list.push({ term: numbers.get(slug) ?? 0, stems });
        }
      }
    }
    this.rarities = new Map([...this.phrases].map(([language, list]) => [language, rarities(list)]));
  }

  set(entry: number, slugs: readonly string[]): void {
    const known = slugs.map((slug) => this.slugs.indexOf(slug)).filter((term) => term !== -1);
    this.shown[entry] = known.length > 0 ? known : undefined;
  }

  delete(entry: number): void {
    this.shown[entry] = undefined;
  }

  /**
   * How surely each term is meant by the words of a query, from 0 to 1.
   * @param languages in whose words it may be meant
   * @param share how much a word tells, from 0 to 1
   * @param least of a phrase must be asked
   */
  meant(query: string, languages: readonly string[], share: (word: string) => number, least = LEAST): Map<string, number> {
    const found = new Map<number, number>();
    for (const language of languages) {
      const asked = words(query, language).map((word) => ({ stem: stem(word, language), share: share(word) }));
      const all = asked.reduce((sum, one) => sum + one.share, 0);
      const rarity = this.rarities.get(language);
      for (const { term, stems } of this.phrases.get(language) ?? []) {
        const sure = cover(stems, asked, all, rarity);
        if (sure > (found.get(term) ?? least)) found.set(term, sure);
      }
    }
    return new Map([...found].sort(([, one], [, other]) => other - one).map(([term, sure]) => [this.slugs[term] ?? '', sure]));
  }

  /** How surely each entry shows a term that is meant: the surest of its terms. */
  sureness(meant: ReadonlyMap<string, number>, entries: number): Float32Array {
    const of = new Float32Array(this.slugs.length);
    for (const [slug, sure] of meant) of[this.slugs.indexOf(slug)] = sure;
    const found = new Float32Array(entries);
    if (meant.size === 0) return found;
    for (let entry = 0; entry < entries; entry++) for (const term of this.shown[entry] ?? []) found[entry] = Math.max(found[entry] as number, of[term] as number);
    return found;
  }

  /** Whether a word, or another form of it, stands in some label or synonym. */
  knows(word: string, languages: readonly string[]): boolean {
    return languages.some((language) => this.rarities.get(language)?.has(stem(word, language)) === true);
  }

  /** What a term is called in a language. */
  label(slug: string, language: string): string | undefined {
    return this.labels.get(slug)?.get(language);
  }

  /** The surest of the meant terms that an entry shows. */
  through(entry: number, meant: ReadonlyMap<string, number>): string | undefined {
    const shown = new Set((this.shown[entry] ?? []).map((term) => this.slugs[term]));
    return [...meant.keys()].find((slug) => shown.has(slug));
  }
}

/** The rarer a stem is among the phrases, the more of a phrase it is. */
function rarities(phrases: readonly Phrase[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of phrases) for (const each of stems) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Map([...counts].map(([each, count]) => [each, Math.log(1 + phrases.length / count)]));
}

/** Which share of a phrase is asked; of a query that asks for more, a phrase that is the most of it is the surest. */
function cover(phrase: readonly string[], asked: readonly { stem: string; share: number }[], all: number, rarity: ReadonlyMap<string, number> | undefined): number {
  let found = 0;
  let whole = 0;
  let told = 0;
  for (const each of phrase) {
    const weight = rarity?.get(each) ?? 1;
    whole += weight;
    let best = 0;
    let share = 0;
    for (const one of asked) {
      const like = alike(each, one.stem);
      if (like <= best) continue;
      best = like;
      share = one.share;
    }
    found += weight * best;
    told += share * Math.sign(best);
  }
  if (found === 0) return 0;
  return (found / whole) * (0.7 + 0.3 * Math.min(1, told / Math.max(all, 0.01)));
}

function alike(one: string, other: string): number {
  if (one === other) return 1;
  const length = Math.min(one.length, other.length);
  if (length < 4) return 0;
  const most = length >= 8 ? 2 : 1;
  return distance(one, other, most) <= most ? MISSPELT : 0;
}
