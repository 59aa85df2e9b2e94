import type {
  Article as SchemaArticle, CollectionPage, ContactPoint, EducationalOccupationalCredential, NewsArticle, Organization, Person, Place as SchemaPlace, Service as SchemaService, Thing,
} from 'schema-dts';
import { berlinDay } from '../berlin.ts';
import { titleOf } from '../cards.ts';
import type { Actor, Article, Contact, Network, Place, Qualification, Service, Term } from '../directory/shapes.ts';
import { geoLink } from '../geo.ts';
import type { NounAndEntry } from '../sharing/sheet.ts';
import { eventData } from './event.ts';
import {
  actorReference, contactPoint, emails, faxes, openingHours, organizationType, pageOf, placeReference, postalAddress, some, telephones, type Speaker,
} from './words.ts';

/** An entry in the vocabulary of schema.org, in the reader's language: nothing but what its page shows too. */
export function entryData(speaker: Speaker, { noun, entry }: NounAndEntry): Thing {
  switch (noun) {
    case 'service': return serviceData(speaker, entry);
    case 'actor': return actorData(speaker, entry);
    case 'contact': return contactData(speaker, entry);
    case 'article': return articleData(speaker, entry);
    case 'event': return eventData(speaker, entry);
    case 'network': return networkData(speaker, entry);
    case 'place': return placeData(speaker, entry);
    case 'qualification': return qualificationData(speaker, entry);
    case 'term': return topicData(speaker, entry);
  }
}

function serviceData(speaker: Speaker, service: Service): SchemaService {
  const { all, reader } = speaker;
  const actor = all.actors.get(service.actor);
  const offerings = all.offeringsOfService(service);
  const contacts = all.contacts.pick(service.contacts);
  const ofOffice = actor && organizationType(all, actor) === 'GovernmentOrganization';
  return {
    '@type': ofOffice ? 'GovernmentService' : 'Service',
    name: titleOf('service', service, reader).value,
    description: reader.text(service.summary)?.value,
    url: pageOf(speaker, 'service', service.slug),
    provider: actor && actorReference(speaker, actor),
    areaServed: some(service.area.map(({ name }) => ({ '@type': 'AdministrativeArea' as const, name }))),
    audience: some(all.terms.pick(service.targetGroups).flatMap(({ label }) => {
      const group = reader.text(label)?.value;
      return group === undefined ? [] : [{ '@type': 'Audience' as const, audienceType: group }];
    })),
    offers: service.free === true
      ? { '@type': 'Offer', price: 0, priceCurrency: 'EUR' }
      : service.costAmount === null ? undefined : { '@type': 'Offer', price: service.costAmount, priceCurrency: 'EUR' },
    hoursAvailable: openingHours(service.hours),
    availableChannel: some([
      ...offerings.map((offering) => {
        const place = all.places.get(offering.place);
        const phones = telephones(offering.channels);
        return {
          '@type': 'ServiceChannel' as const,
          serviceLocation: place && { ...placeReference(speaker, place), openingHoursSpecification: openingHours(offering.hours ?? service.hours ?? place.hours) },
          servicePhone: phones && { '@type': 'ContactPoint' as const, telephone: phones },
          availableLanguage: some(offering.languages.length > 0 ? offering.languages : service.languages),
        };
      }),
      ...contacts.map((contact) => ({ '@type': 'ServiceChannel' as const, servicePhone: contactPoint(speaker, contact) })),
    ]),
  };
}

function actorData(speaker: Speaker, actor: Actor): Organization {
  const { all, reader } = speaker;
  const parent = all.actors.get(actor.parent);
  return {
    '@type': organizationType(all, actor),
    name: actor.name,
    alternateName: some(actor.alsoKnownAs),
    url: pageOf(speaker, 'actor', actor.slug),
    sameAs: some([...(actor.website ? [actor.website] : []), ...actor.links.map(({ url }) => url)]),
    email: actor.email ?? undefined,
    taxID: actor.taxId ?? undefined,
    foundingDate: actor.since ?? undefined,
    dissolutionDate: actor.until ?? undefined,
    parentOrganization: parent && actorReference(speaker, parent),
    subOrganization: some(all.partsOfActor(actor).map((part) => actorReference(speaker, part))),
    location: some(all.places.pick(actor.places).map((place) => placeReference(speaker, place))),
    contactPoint: some(all.contactsOfActor(actor).map((contact) => contactPoint(speaker, contact))),
    makesOffer: some(all.servicesOfActor(actor).map((service) => ({
      '@type': 'Offer' as const,
      itemOffered: { '@type': 'Service' as const, name: titleOf('service', service, reader).value, url: pageOf(speaker, 'service', service.slug) },
    }))),
  };
}

function contactData(speaker: Speaker, contact: Contact): Person | ContactPoint {
  const { all, reader } = speaker;
  const actor = all.actors.get(contact.actor);
  if (contact.kind !== 'PERSON' || contact.name === null) {
    return {
      ...contactPoint(speaker, contact),
      name: titleOf('contact', contact, reader).value,
      url: pageOf(speaker, 'contact', contact.slug),
      hoursAvailable: openingHours(contact.hours),
    };
  }
  return {
    '@type': 'Person',
    name: contact.name,
    jobTitle: reader.text(contact.role)?.value,
    url: pageOf(speaker, 'contact', contact.slug),
    worksFor: actor && actorReference(speaker, actor),
    workLocation: some(all.places.pick(contact.places).map((place) => placeReference(speaker, place))),
    telephone: telephones(contact.channels),
    email: emails(contact.channels),
    faxNumber: faxes(contact.channels),
    knowsLanguage: some(contact.languages),
  };
}

function articleData(speaker: Speaker, article: Article): SchemaArticle | NewsArticle {
  const { all, reader } = speaker;
  const author = all.actors.get(article.author);
  return {
    '@type': article.kind === 'NEWS' ? 'NewsArticle' : 'Article',
    headline: titleOf('article', article, reader).value,
    description: reader.text(article.summary)?.value,
    url: pageOf(speaker, 'article', article.slug),
    inLanguage: reader.text(article.body ?? article.title)?.language,
    datePublished: article.publishedOn ?? undefined,
    dateModified: berlinDay(article.changedAt),
    author: author && actorReference(speaker, author),
  };
}

function networkData(speaker: Speaker, network: Network): Organization {
  const { all } = speaker;
  return {
    '@type': 'Organization',
    name: network.name,
    alternateName: some(network.alsoKnownAs),
    url: pageOf(speaker, 'network', network.slug),
    sameAs: some([...(network.website ? [network.website] : []), ...network.links.map(({ url }) => url)]),
    foundingDate: network.founded ?? undefined,
    dissolutionDate: network.until ?? undefined,
    areaServed: network.area?.district ? { '@type': 'AdministrativeArea', name: network.area.district.name } : undefined,
    contactPoint: some(all.contacts.pick(network.coordinators).map((contact) => contactPoint(speaker, contact))),
  };
}

function placeData(speaker: Speaker, place: Place): SchemaPlace {
  const { all, reader } = speaker;
  // Where the page offers no link to a map, nobody is told the spot.
  const spot = place.exposure === 'PUBLIC' && geoLink(place) ? place : undefined;
  return {
    '@type': 'Place',
    name: place.name,
    alternateName: some(place.alsoKnownAs),
    url: pageOf(speaker, 'place', place.slug),
    address: postalAddress(place),
    geo: spot?.latitude != null && spot.longitude !== null ? { '@type': 'GeoCoordinates', latitude: spot.latitude, longitude: spot.longitude } : undefined,
    openingHoursSpecification: openingHours(place.hours),
    amenityFeature: some(all.terms.pick(place.accessibility).flatMap(({ label }) => {
      const feature = reader.text(label)?.value;
      return feature === undefined ? [] : [{ '@type': 'LocationFeatureSpecification' as const, name: feature, value: true }];
    })),
  };
}

function qualificationData(speaker: Speaker, qualification: Qualification): EducationalOccupationalCredential {
  const { all, reader } = speaker;
  return {
    '@type': 'EducationalOccupationalCredential',
    name: titleOf('qualification', qualification, reader).value,
    description: reader.text(qualification.summary)?.value,
    url: pageOf(speaker, 'qualification', qualification.slug),
    recognizedBy: some(all.actors.pick(qualification.certifiers).map((actor) => actorReference(speaker, actor))),
    validFor: qualification.validMonths === null ? undefined : `P${String(qualification.validMonths)}M`,
  };
}

function topicData(speaker: Speaker, topic: Term): CollectionPage {
  return { '@type': 'CollectionPage', name: titleOf('term', topic, speaker.reader).value, url: pageOf(speaker, 'term', topic.slug), inLanguage: speaker.reader.language };
}
