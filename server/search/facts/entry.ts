import type { Row } from '../../../schema/noun.ts';
import type { Described } from '../describe.ts';
import { isOverAt } from '../ending.ts';
import { type Capacity, FACET_FIELDS, type FacetField } from '../question.ts';
import { RECIPES } from '../recipe.ts';
import { strings } from '../sources.ts';
import { type Land, land, landOf } from './holidays.ts';
import { type Site, siteOf } from './place.ts';
import { hoursIn, municipalitiesIn, stringsIn } from './stated.ts';
import { type Variant, areNowhere, variantOf, variantsOfService } from './variant.ts';

/** Facets whose values belong to one way of using an entry; those of the others belong to the whole entry. */
export const VARIANT_FIELDS = ['spokenLanguage', 'municipality', 'mode'] as const;
export type VariantField = (typeof VARIANT_FIELDS)[number];
export type EntryField = Exclude<FacetField, VariantField>;
export const ENTRY_FIELDS: readonly EntryField[] = FACET_FIELDS.filter((field): field is EntryField => !isVariantField(field));

export function isVariantField(field: string): field is VariantField {
  return VARIANT_FIELDS.some((known) => known === field);
}

/** What can be filtered and ranked by. */
export interface EntryFacts {
  readonly lists: Readonly<Record<EntryField, readonly string[]>>;
  readonly free: boolean;
  readonly interpreters: boolean;
  readonly capacity: Capacity | null;
  /** When somebody last confirmed it, in milliseconds since 1970. */
  readonly checkedAt: number | null;
  /** When it is over, in milliseconds since 1970. */
  readonly endsAt: number | null;
  /** Partial dates ("2027-02") between which it goes on. */
  readonly since: string | null;
  readonly until: string | null;
  /** Whether it is about these pages themselves: every page links to it, and in its long text stand many words of other questions. */
  readonly isAboutOurselves: boolean;
  /** At least one. Facts that must hold together hold in one of them. */
  readonly variants: readonly Variant[];
  readonly sites: readonly Site[];
}

/** Slugs of articles about these pages themselves. @see ../../../seed/legal/articles.ndjson */
const OURSELVES: ReadonlySet<string> = new Set(['impressum', 'datenschutz', 'barrierefreiheit']);

/** Takes the facts out of an entry as a visitor sees it. */
export function factsOf(entry: Described): EntryFacts {
  const { noun, row } = entry;
  const recipe = RECIPES[noun.name];
  const own = (field: EntryField): readonly string[] => (field === 'noun' ? [noun.name] : [...new Set(strings(entry, recipe?.facets[field] ?? []))]);
  const until = recipe?.until?.(row) ?? null;
  const sites = new Map(['places', 'place'].flatMap((way) => entry.shown[way] ?? []).map((place) => [place.id, siteOf(place)]));
  return {
    lists: { noun: own('noun'), topic: own('topic'), targetGroup: own('targetGroup'), access: own('access'), audience: own('audience'), network: own('network') },
    free: row['free'] === true,
    interpreters: row['interpreters'] === true,
    capacity: (row['capacity'] ?? null) as Capacity | null,
    checkedAt: row.checkedAt === null ? null : Date.parse(row.checkedAt),
    endsAt: until === null ? null : isOverAt(until) * 1000,
    since: typeof row['since'] === 'string' ? row['since'] : null,
    until,
    isAboutOurselves: noun.name === 'article' && OURSELVES.has(row.slug),
    variants: noun.name === 'service' ? variantsOfService(entry, sites, landAround(entry)) : variantsOf(entry, [...sites.values()]),
    sites: [...sites.values()],
  };
}

/** Of all but services: one for each place. Where a contact is at a place, that place's hours are not the contact's; an actor is there when its place is open. */
function variantsOf(entry: Described, sites: readonly Site[]): Variant[] {
  const { noun, row } = entry;
  const municipalities = municipalitiesIn((row['area'] as { municipalities?: unknown } | null)?.municipalities);
  const own = { languages: stringsIn(row['languages']), modes: [], area: municipalities, around: landAround(entry), isNowhere: areNowhere(sites) };
  const hours = hoursIn(row);
  if (sites.length === 0) return [variantOf({ ...own, hours, site: null })];
  return sites.map((site) => variantOf({ ...own, hours: hours ?? (noun.name === 'actor' ? site.hours : null), site }));
}

/** The Land whose holidays hold where the place does not tell: that of the area served, else of the network. */
function landAround({ row, shown }: Described): Land | null {
  const area = row['area'];
  const networks = [row, ...(shown['networks'] ?? []), ...(shown['network'] ?? []), ...(shown['coordinates'] ?? [])];
  const found = [
    ...(Array.isArray(area) ? area.map(({ key }: { key?: unknown }) => landOf(key)) : []),
    ...networks.map((network) => land(network['federalState']) ?? landOf(districtOf(network)?.key)),
  ];
  return found.find((one) => one !== null) ?? null;
}

function districtOf(network: Row): { key?: unknown } | null | undefined {
  const area = network['area'] as { district?: { key?: unknown } | null } | null | undefined;
  return area?.district;
}
