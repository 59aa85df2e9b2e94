import { question } from './questions.ts';
import type { Entry, Noun, Reference } from './shapes.ts';

/** All entries of one noun, to be found by reference. */
export class Shelf<Kept extends Entry> {
  readonly #all: () => Kept[];
  readonly #byId: (id: string) => Kept | undefined;
  readonly #bySlug: (slug: string) => Kept | undefined;

  constructor(noun: Noun, all: Kept[]) {
    const byId = new Map(all.map((entry) => [entry.id, entry]));
    const bySlug = new Map(all.map((entry) => [entry.slug, entry]));
    const everything = question(`every-${noun}`, () => all);
    this.#all = () => everything('');
    this.#byId = question(noun, (id) => byId.get(id));
    this.#bySlug = question(`${noun}-named`, (slug) => bySlug.get(slug));
  }

  get all(): Kept[] {
    return this.#all();
  }

  /** The entry behind a reference; nothing where there is none that a visitor may see. */
  get(reference: Reference | null | undefined): Kept | undefined {
    return reference ? this.#byId(reference.id) : undefined;
  }

  named(slug: string): Kept | undefined {
    return this.#bySlug(slug);
  }

  /** The entries behind references, without those that lead nowhere. */
  pick(references: Reference[]): Kept[] {
    return references.flatMap((reference) => this.get(reference) ?? []);
  }
}

/**
 * Sorts entries under what they refer to, once, so that every page can ask for "all that name this".
 * @param name of the question, its own
 */
export function gather<Kept extends Entry>(
  name: string,
  entries: Kept[],
  referencesOf: (entry: Kept) => (Reference | null)[],
  order?: (one: Kept, other: Kept) => number,
): (to: Reference) => Kept[] {
  const byTarget = new Map<string, Set<Kept>>();
  for (const entry of entries) {
    for (const reference of referencesOf(entry)) {
      if (!reference) continue;
      const gathered = byTarget.get(reference.id);
      if (gathered) gathered.add(entry);
      else byTarget.set(reference.id, new Set([entry]));
    }
  }
  const gathered = question(name, (id) => {
    const found = [...(byTarget.get(id) ?? [])];
    return order ? found.sort(order) : found;
  });
  return (to) => gathered(to.id);
}
