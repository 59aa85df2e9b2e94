import { addressLine } from './addresses.ts';
import { phonesOf, type ChannelLink } from './channels.ts';
import type { Directory } from './directory/directory.ts';
import type { Actor, Article, Contact, Event, Network, Place, Qualification, Service, Term } from './directory/shapes.ts';
import type { Timetable } from './live/timetable.ts';
import { openingOfContact, openingsOfActor, openingsOfService, timetablesOf, type Opening } from './openings.ts';
import { pathOf, type NounWithPage } from './paths.ts';
import { readerOf, type Reader, type Said } from './reader.ts';
import { occasionsFrom } from './occasions.ts';
import type { TownItem } from './municipalities.ts';
import type { TopicItem } from './topics.ts';
import { hasEnded, today } from './today.ts';

/** What a list shows of one entry. */
export interface Card {
  noun: NounWithPage;
  href: string;
  title: Said;
  summary: Said | undefined;
  /** Who offers it, where it is, when: short lines. */
  lines: Said[];
  phone: ChannelLink | undefined;
  /** For paper, which is shown at a desk: the German title of a translated one, and the address. */
  german: Said | undefined;
  address: Said | undefined;
  /** When it is open, as far as that is known; nothing for what does not open. */
  hours: Timetable[] | undefined;
  /** Why it is no longer to be had, if so. */
  over: 'entry.over' | 'event.cancelled' | 'event.past' | undefined;
}

/** Entry of each noun that lists show. */
export interface Listed {
  term: Term;
  network: Network;
  actor: Actor;
  place: Place;
  service: Service;
  contact: Contact;
  article: Article;
  event: Event;
  qualification: Qualification;
}

/** A name, which is the same in every language: kept as it stands in German letters. */
export function named(name: string): Said {
  return { value: name, language: 'de', direction: 'ltr', foreign: false, machine: false, outdated: false };
}

/** Words of the reader's own language. */
export function own(value: string, reader: Reader): Said {
  return { value, language: reader.language, direction: reader.direction, foreign: false, machine: false, outdated: false };
}

/** What an entry is called in the reader's language. */
export function titleOf<N extends NounWithPage>(noun: N, entry: Listed[N], reader: Reader): Said {
  if ('title' in entry) return reader.text(entry.title) ?? named(entry.slug);
  if ('label' in entry) return reader.text(entry.label) ?? named(entry.slug);
  if (entry.name) return named(entry.name);
  if ('role' in entry) return reader.text(entry.role) ?? own(reader.word(`noun.${noun}`), reader);
  return named(entry.slug);
}

/** Makes cards of entries for one reader. */
export class Cards {
  readonly #directory: Directory;
  readonly #reader: Reader;
  readonly #here: ReadonlySet<Place>;

  /** @param here places that the list is about: of what is at several places, a card tells of these */
  constructor(directory: Directory, reader: Reader, here: Place[] = []) {
    this.#directory = directory;
    this.#reader = reader;
    this.#here = new Set(here);
  }

  services = (services: Service[]): Card[] =>
    services.map((service) => {
      const offerings = this.#directory.offeringsOfService(service);
      const places = offerings.flatMap((offering) => this.#directory.places.get(offering.place) ?? []);
      const channels = [
        ...offerings.flatMap((offering) => offering.channels),
        ...this.#directory.contacts.pick(service.contacts).flatMap((contact) => contact.channels),
      ];
      return {
        ...this.#card('service', service),
        summary: this.#reader.text(service.summary),
        lines: [...this.#actorLine(service.actor), ...townsOf(places).map(named)],
        address: this.#near(places, (place) => place).flatMap((place) => addressLine(place) ?? []).map(named)[0],
        phone: phonesOf(channels)[0],
        hours: hasEnded(service.until) ? undefined : this.#timetables(openingsOfService(this.#directory, service)),
        over: overSince(service.until),
      };
    });

  actors = (actors: Actor[]): Card[] =>
    actors.map((actor) => ({
      ...this.#card('actor', actor),
      lines: [
        ...this.#label(actor.kind),
        ...townsOf(this.#directory.places.pick(actor.places)).map(named),
      ],
      phone: phonesOf(this.#directory.contactsOfActor(actor).flatMap((contact) => contact.channels))[0],
      hours: hasEnded(actor.until) ? undefined : known(this.#timetables(openingsOfActor(this.#directory, actor))),
      over: overSince(actor.until),
    }));

  contacts = (contacts: Contact[]): Card[] =>
    contacts.map((contact) => ({
      ...this.#card('contact', contact),
      summary: contact.name ? this.#reader.text(contact.role) : undefined,
      lines: this.#actorLine(contact.actor),
      phone: phonesOf(contact.channels)[0],
      hours: known(timetablesOf([openingOfContact(this.#directory, contact)])),
    }));

  articles = (articles: Article[]): Card[] =>
    articles.map((article) => ({
      ...this.#card('article', article),
      summary: this.#reader.text(article.summary),
      lines: article.kind === 'GUIDE' ? [] : [own(this.#reader.word(`article.${article.kind}`), this.#reader)],
      over: overSince(article.until),
    }));

  events = (events: Event[]): Card[] =>
    events.map((event) => {
      const next = occasionsFrom(event, today(), 1)[0];
      const date = next ?? event.start;
      const when = date ? own(this.#reader.dateTime(date), this.#reader) : this.#reader.text(event.when);
      const place = this.#directory.places.get(event.place);
      return {
        ...this.#card('event', event),
        summary: this.#reader.text(event.summary),
        lines: [...(when ? [when] : []), ...(place ? [named(place.name)] : [])],
        over: event.cancelled ? 'event.cancelled' : event.start && !next ? 'event.past' : undefined,
      };
    });

  qualifications = (qualifications: Qualification[]): Card[] =>
    qualifications.map((qualification) => ({
      ...this.#card('qualification', qualification),
      summary: this.#reader.text(qualification.summary),
    }));

  networks = (networks: Network[]): Card[] =>
    networks.map((network) => ({
      ...this.#card('network', network),
      lines: network.area?.district ? [named(network.area.district.name)] : [],
      over: overSince(network.until),
    }));

  places = (places: Place[]): Card[] =>
    places.map((place) => ({ ...this.#card('place', place), lines: townsOf([place]).map(named) }));

  /** The card of an entry whose noun is only known while it is listed. */
  of(item: TopicItem | TownItem): Card[] {
    switch (item.noun) {
      case 'service': return this.services([item.entry]);
      case 'contact': return this.contacts([item.entry]);
      case 'actor': return this.actors([item.entry]);
      case 'article': return this.articles([item.entry]);
      case 'event': return this.events([item.entry]);
      case 'qualification': return this.qualifications([item.entry]);
    }
  }

  #card<N extends NounWithPage>(noun: N, entry: Listed[N]): Card {
    const title = titleOf(noun, entry, this.#reader);
    const german = titleOf(noun, entry, readerOf('de'));
    return {
      noun,
      href: pathOf(this.#reader.language, noun, entry.slug),
      title,
      summary: undefined,
      lines: [],
      phone: undefined,
      german: german.value === title.value ? undefined : german,
      address: undefined,
      hours: undefined,
      over: undefined,
    };
  }

  /** What is at the places that the list is about, on the net or by phone; all of it, where nothing is at these. */
  #near<Thing>(things: Thing[], placeOf: (thing: Thing) => Place | undefined): Thing[] {
    const isHere = (place: Place | undefined) => place !== undefined && this.#here.has(place);
    if (!things.map(placeOf).some(isHere)) return things;
    return things.filter((thing) => {
      const place = placeOf(thing);
      return place === undefined || place.kind === 'VIRTUAL' || isHere(place);
    });
  }

  #timetables(openings: Opening[]): Timetable[] {
    const near = this.#near(openings, ({ place }) => place);
    // On the page of a town, the only place there need not be told from those elsewhere.
    const alone = near.length < openings.length && near.filter(({ place }) => place).length === 1;
    return timetablesOf(alone ? near.map((opening) => ({ ...opening, at: undefined })) : near);
  }

  #actorLine(reference: Service['actor']): Said[] {
    const actor = this.#directory.actors.get(reference);
    return actor ? [named(actor.name)] : [];
  }

  #label(reference: Actor['kind']): Said[] {
    const label = this.#reader.text(this.#directory.terms.get(reference)?.label);
    return label ? [label] : [];
  }
}

/** Of people and offices few hours are stated: what would stand on nearly every card is left out. */
const known = (tables: Timetable[]) => (tables.length > 0 ? tables : undefined);

const overSince = (until: string | null) => (hasEnded(until) ? 'entry.over' : undefined);

/** Towns of places, each once. */
export function townsOf(places: Place[]): string[] {
  return [...new Set(places.flatMap((place) => place.municipality?.name ?? place.address?.city ?? []))];
}
