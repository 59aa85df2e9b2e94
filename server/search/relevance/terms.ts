import { standardised } from './fuse.ts';
import { stemHash } from '../words/stem.ts';
import { words } from '../words/tokens.ts';
import { Lexis } from './lexis.ts';

/** A term of a vocabulary, in the words of each language. */
export interface TermWords {
  readonly slug: string;
  /** The label, then the synonyms, by language. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

/** Words that are nearly those of a term count beside the words themselves. */
const ALIKE = 0.6;

/** A synonym beside the label. */
const SYNONYM = 0.95;

/** A further term that is meant, beside the surest. */
const FURTHER = 0.03;

/** Words that tell less mean no term. */
const TELLING = 0.35;

/** Below so many standard deviations, a term is not meant; more than so many say no more. */
const LEAST = 1.5;
const MOST = 8;

/** How surely each term is meant, by its number. */
export type Meant = Float32Array;

/**
 * The terms of the vocabularies, which are in all languages from the first day: they carry a query in a language that no entry is written in.
 * A term is searched as a text is, its label as title, its synonyms below it; an entry is as good an answer as the best of the terms it shows.
 */
export class Terms {
  private readonly numbers = new Map<string, number>();
  private readonly slugs: string[] = [];
  private readonly lexes = new Map<string, Lexis>();
  private readonly shown: (Uint16Array | undefined)[] = [];
  /** The entries that show each term. */
  private readonly showing: (Set<number> | undefined)[] = [];

  /** Replaces all terms; the entries keep theirs. */
  know(terms: readonly TermWords[]): void {
    for (const lexis of this.lexes.values()) for (const number of this.numbers.values()) lexis.delete(number);
    for (const { slug, phrases } of terms) {
      for (const [language, [label = '', ...synonyms]] of phrases) this.lexis(language).set(this.number(slug), { title: label, body: synonyms.join('\n') });
    }
    for (const lexis of this.lexes.values()) lexis.tidy();
  }

  /** How many there are, those that are no more among them. */
  get size(): number {
    return this.slugs.length;
  }

  set(entry: number, slugs: readonly string[]): void {
    this.delete(entry);
    const terms = Uint16Array.from(new Set(slugs.map((slug) => this.number(slug))));
    if (terms.length > 0) this.shown[entry] = terms;
    for (const term of terms) (this.showing[term] ??= new Set()).add(entry);
  }

  delete(entry: number): void {
    for (const term of this.shown[entry] ?? []) this.showing[term]?.delete(entry);
    this.shown[entry] = undefined;
  }

  /** Whether a word, or another form of it, stands in some label or synonym. */
  knows(word: string, language: string): boolean {
    return this.lexis(language).knows(word);
  }

  /** How surely each term is meant by a typed word, from 0 to 1. */
  sureness(typed: string, language: string): Meant {
    return this.lexis(language).sureness(typed, this.size);
  }

  /** How surely each term is meant by a whole question, in standard deviations, 0 where it is not. @param share how much each word tells */
  answer(question: string, language: string, share: (word: string) => number): Meant {
    const lexis = this.lexis(language);
    const asked = new Map<string, number>();
    for (const word of words(question, language)) {
      const tells = share(word);
      const meant = tells < TELLING || lexis.knows(word) ? word : lexis.meant(word);
      if (meant !== undefined) for (const each of words(meant, language)) asked.set(each, tells);
    }
    if (![...asked].some(([word, tells]) => tells >= TELLING && lexis.knows(word))) return new Float32Array(this.size);
    const stems = new Map([...asked].map(([word, tells]) => [stemHash(word, language), tells]));
    const { exact, alike, exactInTitle } = lexis.score(lexis.ask(stems, asked), this.size);
    for (const scores of [exact, alike, exactInTitle]) standardised(scores);
    return exact.map((score, number) => {
      const sum = (score + ALIKE * (alike[number] as number) + 0.3 * (exactInTitle[number] as number)) / (1 + ALIKE + 0.3);
      return sum < LEAST ? 0 : Math.min(sum, MOST);
    });
  }

  /** What terms say of the entries that show them: of each the surest one's, and a little for each further one. */
  byEntry(meant: Meant, entries: number): Float32Array {
    const found = new Float32Array(entries);
    const sums = new Float32Array(entries);
    meant.forEach((sure, term) => {
      if (sure === 0) return;
      for (const entry of this.showing[term] ?? []) {
        if (entry >= entries) continue;
        sums[entry] = (sums[entry] as number) + sure;
        if (sure > (found[entry] as number)) found[entry] = sure;
      }
    });
    for (let entry = 0; entry < entries; entry++) if (sums[entry] !== 0) found[entry] = (found[entry] as number) + FURTHER * ((sums[entry] as number) - (found[entry] as number));
    return found;
  }

  /** The surest of the meant terms that an entry shows. */
  through(entry: number, meant: Meant): string | undefined {
    const [best] = [...(this.shown[entry] ?? [])].sort((one, other) => (meant[other] as number) - (meant[one] as number));
    return best === undefined || meant[best] === 0 ? undefined : this.slug(best);
  }

  /** Slugs of the meant terms, the surest first. */
  surest(meant: Meant): string[] {
    return [...meant.keys()].filter((number) => (meant[number] as number) > 0).sort((one, other) => (meant[other] as number) - (meant[one] as number)).map((number) => this.slug(number));
  }

  private slug(number: number): string {
    return this.slugs[number] ?? '';
  }

  private number(slug: string): number {
    const known = this.numbers.get(slug);
    if (known !== undefined) return known;
    this.numbers.set(slug, this.slugs.length);
    return this.slugs.push(slug) - 1;
  }

  private lexis(language: string): Lexis {
    let lexis = this.lexes.get(language);
    if (lexis === undefined) this.lexes.set(language, (lexis = new Lexis(language, SYNONYM)));
    return lexis;
  }
}
