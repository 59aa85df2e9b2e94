import type { Directory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

interface Listed {
  slug: string;
}

/** An edit as people make it in a directory, with dice that always fall the same way. */
export async function editAnything(directory: Directory, dice: Dice): Promise<void> {
  const kind = dice.of(EDITS);
  const entries = await slugsOf(directory, kind.list);
  const slug = dice.of(entries);
  const other = dice.of(entries);
  await keep(directory.pool, { noun: kind.noun, slug, ...(await kind.change(directory, dice, other)) });
}

interface Edit {
  noun: string;
  list: string;
  change(directory: Directory, dice: Dice, other: string): Record<string, unknown> | Promise<Record<string, unknown>>;
}

const EDITS: Edit[] = [
  { noun: 'service', list: 'services', change: (_, dice) => ({ title: { de: `Angebot ${dice.word()}` } }) },
  { noun: 'service', list: 'services', change: async (directory, dice) => ({ topics: [dice.of(await slugsOf(directory, 'terms(filter: { vocabulary: TOPIC })'))] }) },
  { noun: 'service', list: 'services', change: () => ({ until: '2025-03' }) },
  { noun: 'actor', list: 'actors', change: (_, dice) => ({ name: `Träger ${dice.word()}` }) },
  { noun: 'actor', list: 'actors', change: (_, __, other) => ({ parent: other }) },
  { noun: 'contact', list: 'contacts', change: (_, dice) => ({ channels: [{ kind: 'PHONE', value: `+4939311230${dice.below(90) + 10}` }] }) },
  { noun: 'article', list: 'articles', change: (_, dice) => ({ body: { de: `Neu: ${dice.word()}.` } }) },
  { noun: 'article', list: 'articles', change: (_, __, other) => ({ articles: [other] }) },
  { noun: 'event', list: 'events', change: (_, dice) => ({ start: `2027-0${dice.below(9) + 1}-11T10:00`, end: null }) },
  { noun: 'place', list: 'places', change: () => ({ exposure: 'AREA_ONLY' }) },
  { noun: 'network', list: 'networks', change: (_, dice) => ({ name: `Netzwerk ${dice.word()}` }) },
  { noun: 'article', list: 'articles', change: () => ({ visibility: 'STAFF' }) },
];

async function slugsOf({ graphql }: Directory, list: string): Promise<string[]> {
  const field = list.includes('(') ? list.replace('(', '(first: 100, ') : `${list}(first: 100)`;
  const { data } = await graphql<{ found: { edges: { node: Listed }[] } }>(`{ found: ${field} { edges { node { slug } } } }`);
  return (data?.found.edges ?? []).map(({ node }) => node.slug);
}

/** Numbers that look like chance and are the same in every run (a linear congruential generator, Numerical Recipes). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  of<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.below(things.length)];
    if (thing === undefined) throw new Error('There is nothing to choose from.');
    return thing;
  }

  word(): string {
    return this.below(2 ** 31).toString(36);
  }
}
