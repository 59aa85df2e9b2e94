import { addressLine } from '../addresses.ts';
import { named, own, titleOf } from '../cards.ts';
import { channelLinks, shownUrl } from '../channels.ts';
import type { Directory } from '../directory/directory.ts';
import type { Actor, Channel, Contact, Event, Hours, Place, Service } from '../directory/shapes.ts';
import { occasionsFrom } from '../occasions.ts';
import type { Reader, Said } from '../reader.ts';
import { today } from '../today.ts';
import type { WordKey } from '../words.ts';
import { type DeskSought, deskSentences } from './desk.ts';
import { hoursLines } from './hours-lines.ts';

/** A fact of a sheet in one language: what it is, and its lines. */
export interface SheetFact {
  label: WordKey;
  lines: Said[];
}

/** The facts that a sheet tells in one reader's language; the same ones in the same order for every reader. */
export class SheetFacts {
  readonly #all: Directory;
  readonly #reader: Reader;
  readonly #client: Reader;

  /** @param client who takes the sheet along, and shows it at a desk */
  constructor(all: Directory, reader: Reader, client: Reader) {
    this.#all = all;
    this.#reader = reader;
    this.#client = client;
  }

  service(service: Service): SheetFact[] {
    const { word } = this.#reader;
    const actor = this.#all.actors.get(service.actor);
    const offerings = this.#all.offeringsOfService(service);
    const contacts = this.#all.contacts.pick(service.contacts);
    const channels = offerings.flatMap((offering) => offering.channels);
    const reached = contacts.length > 0 || channels.length > 0 || !actor ? contacts : this.#all.contactsOfActor(actor);
    const places = offerings.flatMap((offering) => this.#all.places.get(offering.place) ?? []);
    const hours = offerings.map((offering) => offering.hours ?? service.hours ?? this.#all.places.get(offering.place)?.hours ?? null);
    const web = service.website ?? (reached.length === 0 ? actor?.website : null);
    const groups = this.#all.terms.pick(service.targetGroups).flatMap((group) => this.#say(group.label));
    return facts([
      ['service.by', actor ? [named(actor.name)] : []],
      ['sheet.phone', [...reached.flatMap((contact) => phoneLines(contact.channels, contact.name)), ...phoneLines(channels)]],
      ['share.mail', mailLines([...reached.flatMap((contact) => contact.channels), ...channels], reached.length === 0 ? actor?.email : null)],
      ['sheet.web', web ? [named(shownUrl(web))] : []],
      ['place.address', this.#addresses(places)],
      ['place.directions', this.#directions(places)],
      ['hours.heading', this.#hours(hours.length > 0 ? hours : [service.hours], places)],
      ['fact.forWhom', [
        ...this.#joined(groups.length > 0 ? groups : this.#own(service.audience.map((audience) => word(`audience.${audience}`)))),
        ...this.#say(service.eligibilityNote),
      ]],
      ['fact.languages', this.#languages(service.languages)],
      ['fact.cost', [
        ...this.#own(service.free ? [word('fact.free')] : service.costAmount === null ? [] : [this.#reader.euro(service.costAmount)]),
        ...this.#say(service.costNote),
      ]],
      ['fact.access', this.#joined(this.#own(service.access.map((access) => word(`access.${access}`))))],
      ['service.bring', this.#lines(service.bring)],
      ['desk.heading', this.#desk(titleOf('service', service, this.#reader), { key: 'desk.seek', appointment: service.access.includes('APPOINTMENT') && !service.access.includes('WALK_IN'), interpreters: service.interpreters === true })],
    ]);
  }

  contact(contact: Contact): SheetFact[] {
    const actor = this.#all.actors.get(contact.actor);
    return facts([
      ['contact.role', contact.name ? this.#say(contact.role) : []],
      ['contact.actor', actor ? [named(actor.name)] : []],
      ['contact.department', contact.department ? [named(contact.department)] : []],
      ['sheet.phone', phoneLines(contact.channels)],
      ['share.mail', mailLines(contact.channels, null)],
      ['place.address', this.#addresses(this.#all.places.pick(contact.places))],
      ['hours.heading', this.#hours([contact.hours], [])],
      ['fact.languages', this.#languages(contact.languages)],
      ['desk.heading', this.#desk(titleOf('contact', contact, this.#reader), { key: 'desk.person' })],
    ]);
  }

  actor(actor: Actor): SheetFact[] {
    const contacts = this.#all.contactsOfActor(actor);
    return facts([
      ['sheet.phone', contacts.flatMap((contact) => phoneLines(contact.channels, contact.name))],
      ['share.mail', mailLines(contacts.flatMap((contact) => contact.channels), actor.email)],
      ['sheet.web', actor.website ? [named(shownUrl(actor.website))] : []],
      ['place.address', this.#addresses(this.#all.places.pick(actor.places))],
      ['actor.services', this.#all.servicesOfActor(actor).slice(0, 8).map((service) => titleOf('service', service, this.#reader))],
    ]);
  }

  event(event: Event): SheetFact[] {
    const { word } = this.#reader;
    const organiser = this.#all.actors.get(event.organiser);
    const place = this.#all.places.get(event.place);
    const moments = occasionsFrom(event, today(), 4);
    return facts([
      ['event.when', [
        ...this.#say(event.when),
        ...this.#own(moments.map((moment) => word('event.moment', { moment: this.#reader.dateTime(moment) }))),
      ]],
      ['event.where', place ? this.#addresses([place]) : []],
      ['event.organiser', organiser ? [named(organiser.name)] : []],
      ['event.registration', [
        ...this.#own(event.registration?.required ? [word('event.registration.required')] : []),
        ...(event.registration?.email ? [named(event.registration.email)] : []),
        ...(event.registration?.url ? [named(shownUrl(event.registration.url))] : []),
        ...this.#say(event.registrationNote),
      ]],
      ['fact.forWhom', this.#joined(this.#own(event.audience.map((audience) => word(`audience.${audience}`))))],
    ]);
  }

  /** Words that help where somebody speaks little German; others need none. */
  #desk({ value }: Said, sought: DeskSought): Said[] {
    return this.#client.language.startsWith('de') ? [] : this.#own([deskSentences(this.#reader, this.#client, value, sought)]);
  }

  #own(values: string[]): Said[] {
    return values.map((value) => own(value, this.#reader));
  }

  /** Short things of one language in one line. */
  #joined(all: Said[]): Said[] {
    const [first] = all;
    if (!first || all.some(({ language }) => language !== first.language)) return all;
    return [{ ...first, value: all.map(({ value }) => value).join(' · ') }];
  }

  #say(text: Parameters<Reader['text']>[0]): Said[] {
    const said = this.#reader.text(text);
    return said ? [said] : [];
  }

  #lines(text: Parameters<Reader['text']>[0]): Said[] {
    return this.#say(text).flatMap((said) => said.value.split('\n').filter((line) => line.trim() !== '').map((value) => ({ ...said, value })));
  }

  #languages(tags: string[]): Said[] {
    return tags.length > 0 ? this.#own([this.#reader.list(tags.map(this.#reader.languageName))]) : [];
  }

  /** Hours of each place in turn, under its name where there are several. */
  #hours(all: (Hours | null)[], places: Place[]): Said[] {
    return all.flatMap((hours, index) => {
      const place = all.length > 1 ? places[index] : undefined;
      const lines = hours ? [...this.#own(hoursLines(hours, this.#reader)), ...this.#say(hours.note)] : [];
      return lines.length > 0 && place ? [named(place.name), ...lines] : lines;
    });
  }

  /** How to get to each place, under its name where there are several. */
  #directions(places: Place[]): Said[] {
    return places.flatMap((place) => {
      const lines = this.#say(place.directions);
      return lines.length > 0 && places.length > 1 ? [named(place.name), ...lines] : lines;
    });
  }

  #addresses(places: Place[]): Said[] {
    return places.map((place) => named([place.name, addressLine(place) ?? place.address?.city ?? place.municipality?.name].filter(Boolean).join(', ')));
  }
}

const facts = (all: [WordKey, Said[]][]): SheetFact[] => all.flatMap(([label, lines]) => (lines.length > 0 ? [{ label, lines }] : []));

function phoneLines(channels: Channel[], name: string | null = null): Said[] {
  return channelLinks(channels).filter(({ icon }) => icon === 'phone').map(({ shown, channel }) => {
    const number = channel.extension ? `${shown} (-${channel.extension})` : shown;
    return named(name === null ? number : `${number} · ${name}`);
  });
}

function mailLines(channels: Channel[], also: string | null | undefined): Said[] {
  const addresses = [...channels.flatMap(({ kind, value }) => (kind === 'EMAIL' ? [value] : [])), ...(also ? [also] : [])];
  return [...new Set(addresses)].map(named);
}
