import type {
  ContactPoint, DayOfWeek, OpeningHoursSpecification, Organization, Place as SchemaPlace, PostalAddress,
} from 'schema-dts';
import { named } from '../cards.ts';
import type { Directory } from '../directory/directory.ts';
import type { Actor, Channel, Contact, Hours, Place, Term, Weekday } from '../directory/shapes.ts';
import { pathOf, type NounWithPage } from '../paths.ts';
import type { Reader } from '../reader.ts';

/** What linked data of one language is made with. */
export interface Speaker {
  all: Directory;
  reader: Reader;
  /** Where the site is reached; without it nothing names an address of ours. */
  site: URL | undefined;
}

/** A list, or nothing where it would be empty: an empty property says less than none. */
export function some<Item>(items: Item[]): Item[] | undefined {
  return items.length > 0 ? items : undefined;
}

/** Absolute address of an entry's page in the reader's language. */
export function pageOf({ reader, site }: Speaker, noun: NounWithPage, slug: string): string | undefined {
  return site && new URL(pathOf(reader.language, noun, slug), site).href;
}

const dayNames: Record<Weekday, DayOfWeek> = {
  MO: 'https://schema.org/Monday', TU: 'https://schema.org/Tuesday', WE: 'https://schema.org/Wednesday', TH: 'https://schema.org/Thursday',
  FR: 'https://schema.org/Friday', SA: 'https://schema.org/Saturday', SU: 'https://schema.org/Sunday',
};

/** Weekday by its two letters of RFC 5545. */
export function dayName(day: string): DayOfWeek | undefined {
  return Object.entries(dayNames).find(([short]) => short === day)?.[1];
}

/** Weekly hours; those of only some weeks of the month cannot be told in this vocabulary and are left out. */
export function openingHours(hours: Hours | null): OpeningHoursSpecification[] | undefined {
  if (!hours) return undefined;
  const weekly = hours.slots.filter((slot) => slot.ordinals.length === 0 && (slot.interval ?? 1) === 1);
  return some(weekly.map((slot) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: dayNames[slot.day],
    opens: slot.from.slice(0, 5),
    closes: slot.to.slice(0, 5),
    validFrom: slot.validFrom ?? undefined,
    validThrough: slot.validUntil ?? undefined,
  })));
}

const isGuarded = (place: Place) => place.exposure === 'HIDDEN' || place.exposure === 'AREA_ONLY';

/** Postal address of a place, no more than its page shows. */
export function postalAddress(place: Place): PostalAddress | undefined {
  const { address, municipality } = place;
  if (!address && !municipality) return undefined;
  return {
    '@type': 'PostalAddress',
    streetAddress: (!isGuarded(place) && address?.street) || undefined,
    postalCode: address?.postalCode ?? undefined,
    addressLocality: address?.city ?? municipality?.name,
    addressCountry: address?.country ?? undefined,
  };
}

/** A place as it is named where something else is found there. */
export function placeReference(speaker: Speaker, place: Place): Exclude<SchemaPlace, string> {
  return { '@type': 'Place', name: named(place.name).value, url: pageOf(speaker, 'place', place.slug), address: postalAddress(place) };
}

const called: Channel['kind'][] = ['PHONE', 'MOBILE', 'TEXTPHONE'];
const valuesOf = (channels: Channel[], kinds: Channel['kind'][]) => some(channels.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value));

export const telephones = (channels: Channel[]) => valuesOf(channels, called);
export const emails = (channels: Channel[]) => valuesOf(channels, ['EMAIL']);
export const faxes = (channels: Channel[]) => valuesOf(channels, ['FAX']);

/** How one reaches a contact, for the entry that names it. */
export function contactPoint({ reader }: Speaker, contact: Contact): Exclude<ContactPoint, string> {
  return {
    '@type': 'ContactPoint',
    name: contact.name ?? undefined,
    contactType: reader.text(contact.role)?.value,
    telephone: telephones(contact.channels),
    email: emails(contact.channels),
    faxNumber: faxes(contact.channels),
    availableLanguage: some(contact.languages),
  };
}

/** Kinds of actors that are offices of the state, and those of welfare and clubs; kinds below them count too. */
const offices = new Set(['behoerde', 'landkreis', 'kommune']);
const charities = new Set(['wohlfahrtsverband', 'verein', 'migrantenorganisation', 'stiftung']);

/** What kind of organisation an actor is in the vocabulary of schema.org. */
export function organizationType(all: Directory, actor: Actor): 'GovernmentOrganization' | 'NGO' | 'School' | 'Organization' {
  const slugs: string[] = [];
  for (let kind: Term | undefined = all.terms.get(actor.kind); kind && !slugs.includes(kind.slug); kind = all.terms.get(kind.parent)) slugs.push(kind.slug);
  if (slugs.some((slug) => offices.has(slug))) return 'GovernmentOrganization';
  if (slugs.some((slug) => charities.has(slug))) return 'NGO';
  return slugs.includes('schule-als-akteur') ? 'School' : 'Organization';
}

/** An actor as it is named by what it offers or organises. */
export function actorReference(speaker: Speaker, actor: Actor): Organization {
  return { '@type': organizationType(speaker.all, actor), name: actor.name, url: pageOf(speaker, 'actor', actor.slug) };
}
