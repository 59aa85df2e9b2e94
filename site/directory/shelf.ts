import type { Entry, Reference } from './shapes.ts';

/** All entries of one noun, to be found by reference. */
export class Shelf<Kept extends Entry> {
  readonly all: Kept[];
  readonly #byId: Map<string, Kept>;
  readonly #bySlug: Map<string, Kept>;

  constructor(all: Kept[]) {
    this.all = all;
    this.#byId = new Map(all.map((entry) => [entry.id, entry]));
    this.#bySlug = new Map(all.map((entry) => [entry.slug, entry]));
  }

  /** The entry behind a reference; nothing where there is none that a visitor may see. */
  get(reference: Reference | null | undefined): Kept | undefined {
    return reference ? this.#byId.get(reference.id) : undefined;
  }

  named(slug: string): Kept | undefined {
    return this.#bySlug.get(slug);
  }

  /** The entries behind references, without those that lead nowhere. */
  pick(references: Reference[]): Kept[] {
    return references.flatMap((reference) => this.get(reference) ?? []);
  }
}

/** Sorts entries under what they refer to, once, so that every page can ask for "all that name this". */
export function gather<Kept extends Entry>(
  entries: Kept[],
  referencesOf: (entry: Kept) => (Reference | null)[],
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
  return (to) => [...(byTarget.get(to.id) ?? [])];
}
