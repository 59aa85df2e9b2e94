import type { ImportLine } from './line.ts';
import {
  actor, article, contact, event, offering, place, service, type Surroundings,
} from './synthetic/entries.ts';
import { Random } from './synthetic/random.ts';

const makers = { actor, place, contact, service, offering, article, event };
type Noun = keyof typeof makers;

// Twenty entries: 15 % actors, 15 % places, 10 % contacts, 30 % services, 15 % offerings, 10 % articles, 5 % events.
// Nouns that others refer to come first, and each offering follows the service that it offers.
const round: readonly Noun[] = [
  'actor', 'place', 'contact', 'service', 'offering', 'service', 'article',
  'actor', 'place', 'contact', 'service', 'offering', 'service', 'event',
  'actor', 'place', 'service', 'offering', 'service', 'article',
];

/** As many of the latest slugs of a noun as a later entry may refer to, so that any size needs the same memory. */
const remembered = 50;

/**
 * Yields a fictional directory of any size, from its own network `synthetic` on; each line refers only to earlier ones.
 *
 * The same size and seed give the same bytes, ids included, and a smaller size gives the beginning of a larger one.
 * Load only one seed into a database: the slugs of two would clash.
 * @param size entries in all (actors, places, contacts, services, offerings, articles, events); the network itself and
 *   the memberships of the actors (noun `relation`) come on top
 */
export function* synthetic(size: number, seed = 1): Generator<ImportLine> {
  const random = new Random(seed);
  // Ids have a stream of their own: new wording must not give every entry another identity.
  const ids = new Random(seed ^ 0x5bd1e995);
  const counts: Record<Noun, number> = { actor: 0, place: 0, contact: 0, service: 0, offering: 0, article: 0, event: 0 };
  const latest: Record<Noun, string[]> = { actor: [], place: [], contact: [], service: [], offering: [], article: [], event: [] };

  yield network(ids.uuid());
  for (let made = 0; made < size; made += 1) {
    const noun = round[made % round.length] ?? 'actor';
    counts[noun] += 1;
    const surroundings: Surroundings = {
      random,
      id: ids.uuid(),
      number: String(counts[noun]).padStart(4, '0'),
      actors: latest.actor,
      places: latest.place,
      contacts: latest.contact,
      services: latest.service,
      articles: latest.article,
    };
    const line = makers[noun](surroundings);
    latest[noun].push(line.slug);
    if (latest[noun].length > remembered) latest[noun].shift();
    yield line;
    if (noun === 'actor') yield membership(ids.uuid(), line.slug, surroundings.number);
  }
}

function network(id: string): ImportLine {
  const machine = 'synthetic';
  return {
    noun: 'network', id, slug: 'synthetic', name: 'Netzwerk Synthetisch',
    area: { district: { name: 'Beispielkreis Synthetisch' } },
    about: {
      de: 'Ein erfundenes Netzwerk in beliebiger Größe, um Last und Geschwindigkeit zu messen.',
      en: { value: 'An invented network of any size, to measure load and speed.', machine },
      ar: { value: 'شبكة خيالية بأي حجم لقياس الحمل والسرعة.', machine },
    },
    founded: '2026',
    website: 'https://synthetic.example/',
  };
}

function membership(id: string, actorSlug: string, number: string): ImportLine {
  return { noun: 'relation', id, slug: `mitglied-${number}`, kind: 'MEMBER_OF', actor: actorSlug, toNetwork: 'synthetic' };
}
