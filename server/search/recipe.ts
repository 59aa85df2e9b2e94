import type { Row } from '../../schema/noun.ts';
import { isOverAt, lastDay } from './ending.ts';
import type { FacetField } from './question.ts';
import type { Way } from './way.ts';

/**
 * Where a value stands: a field of the entry ("alsoKnownAs"), or of what it shows ("places.address.city").
 * Lists on the way are taken apart.
 */
export type Source = string;

/** What the search knows of a noun's entries: the whole document is made from this table, and so is who must be indexed anew when something changes. */
export interface Recipe {
  /** Ways to the entries whose words or values stand in the document, by a name of our own. */
  readonly shows: Readonly<Record<string, Way>>;
  /** A text or name; the first that is stated heads the hit. */
  readonly title: readonly Source[];
  /** Texts; the first that is stated, cut short, stands below it. */
  readonly summary: readonly Source[];
  readonly names?: readonly Source[];
  readonly people?: readonly Source[];
  readonly actor?: readonly Source[];
  readonly terms?: readonly Source[];
  readonly places?: readonly Source[];
  readonly body: readonly Source[];
  readonly facets: Partial<Record<Exclude<FacetField, 'noun'>, readonly Source[]>>;
  /** The day, month or year at whose end the entry is over. */
  readonly until?: (row: Row) => string | null;
  /** Partial dates at whose end something else that the document shows is over. */
  readonly othersUntil?: readonly Source[];
}

const asString = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const until = (row: Row): string | null => asString(row['until']);

function isMembership(relation: Row): boolean {
  const last = until(relation);
  return relation['kind'] === 'MEMBER_OF' && (last === null || isOverAt(last) > Date.now() / 1000);
}

/** Steps to places that bring along how one gets into them: several places of one entry differ in that. */
const PLACES = { by: 'places', with: 'accessibility' };
const PLACE = { by: 'place', with: 'accessibility' };

/** The memberships of an actor that have not ended; the networks beyond them. */
const MEMBERSHIPS = { by: 'relations', where: isMembership };

const where = (places: string): Source[] => ['name', 'alsoKnownAs', 'address.street', 'address.extra', 'address.postalCode', 'address.city', 'municipality.name'].map((field) => `${places}.${field}`);
const words = (...terms: string[]): Source[] => terms.flatMap((term) => [`${term}.label`, `${term}.synonyms`]);

/** The nouns that readers search for. The others (terms, places, offerings, relations) are found through the entries that show them. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  actor: {
    shows: {
      kind: ['kind'],
      places: [PLACES],
      features: ['places', 'accessibility'],
      contacts: ['contacts'],
      memberships: [MEMBERSHIPS],
      networks: [MEMBERSHIPS, 'toNetwork'],
    },
    title: ['name'],
    summary: ['about'],
    names: ['alsoKnownAs'],
    people: ['contacts.name'],
    terms: words('kind', 'features'),
    places: where('places'),
    body: ['about', 'funding'],
    facets: { municipality: ['places.municipality.name'], network: ['networks.slug'] },
    until,
    othersUntil: ['memberships.until'],
  },
  service: {
    shows: {
      topics: ['topics', 'parent*'],
      targetGroups: ['targetGroups'],
      actor: ['actor'],
      contacts: ['contacts'],
      offerings: ['offerings'],
      places: ['offerings', PLACE],
      features: ['offerings', 'place', 'accessibility'],
      memberships: ['actor', MEMBERSHIPS],
      networks: ['actor', MEMBERSHIPS, 'toNetwork'],
    },
    title: ['title'],
    summary: ['summary', 'about'],
    names: ['alsoKnownAs'],
    people: ['contacts.name'],
    actor: ['actor.name', 'actor.alsoKnownAs'],
    terms: words('topics', 'targetGroups', 'features'),
    places: [...where('places'), 'area.name'],
    body: ['about', 'steps', 'bring', 'eligibilityNote', 'costNote', 'interpreterNote', 'waitTime', 'alert', 'accreditation', 'licenses', 'offerings.about'],
    facets: {
      topic: ['topics.slug'],
      targetGroup: ['targetGroups.slug'],
      spokenLanguage: ['languages', 'offerings.languages', 'contacts.languages'],
      municipality: ['places.municipality.name', 'area.name'],
      mode: ['modes'],
      access: ['access'],
      audience: ['audience'],
      network: ['networks.slug'],
    },
    until,
    othersUntil: ['memberships.until'],
  },
  contact: {
    shows: {
      actor: ['actor'],
      places: [PLACES],
      memberships: ['actor', MEMBERSHIPS],
      networks: ['actor', MEMBERSHIPS, 'toNetwork'],
      coordinates: ['coordinates'],
    },
    title: ['name', 'role'],
    summary: ['role', 'about'],
    names: ['department'],
    actor: ['actor.name', 'actor.alsoKnownAs'],
    places: where('places'),
    body: ['role', 'about', 'channels.label'],
    facets: { spokenLanguage: ['languages'], municipality: ['places.municipality.name'], network: ['networks.slug', 'coordinates.slug'] },
    othersUntil: ['memberships.until'],
  },
  article: {
    shows: { topics: ['topics', 'parent*'], author: ['author'], networks: ['networks'] },
    title: ['title'],
    summary: ['summary', 'body'],
    actor: ['author.name', 'author.alsoKnownAs'],
    terms: words('topics'),
    body: ['body'],
    facets: { topic: ['topics.slug'], network: ['networks.slug'] },
    until,
  },
  event: {
    shows: {
      topics: ['topics', 'parent*'],
      organiser: ['organiser'],
      place: [PLACE],
      features: ['place', 'accessibility'],
      network: ['network'],
      memberships: ['organiser', MEMBERSHIPS],
      networks: ['organiser', MEMBERSHIPS, 'toNetwork'],
    },
    title: ['title'],
    summary: ['summary', 'about'],
    actor: ['organiser.name', 'organiser.alsoKnownAs'],
    terms: words('topics', 'features'),
    places: where('place'),
    body: ['when', 'about', 'registrationNote'],
    facets: { topic: ['topics.slug'], municipality: ['place.municipality.name'], audience: ['audience'], network: ['network.slug', 'networks.slug'] },
    until: ({ start, end, recurrence }) => lastDay({ start: asString(start), end: asString(end), recurrence: asString(recurrence) }),
    othersUntil: ['memberships.until'],
  },
  qualification: {
    shows: { topics: ['topics', 'parent*'], certifiers: ['certifiers'], networks: ['networks'] },
    title: ['title'],
    summary: ['summary', 'about'],
    actor: ['certifiers.name', 'certifiers.alsoKnownAs'],
    terms: words('topics'),
    body: ['about', 'requirements'],
    facets: { topic: ['topics.slug'], network: ['networks.slug'] },
  },
  network: {
    shows: { coordinators: ['coordinators'] },
    title: ['name'],
    summary: ['about'],
    names: ['alsoKnownAs'],
    people: ['coordinators.name'],
    places: ['area.district.name', 'area.municipalities.name'],
    body: ['about'],
    facets: { municipality: ['area.municipalities.name'], network: ['slug'] },
    until,
  },
};

/** Nouns that have documents. */
export const SEARCHABLE: readonly string[] = Object.keys(RECIPES);
