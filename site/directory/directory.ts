import { fetchAll } from './fetch.ts';
import { selections } from './queries.ts';
import { Shelf, gather } from './shelf.ts';
import type {
  Actor, Article, Contact, Entry, Event, Network, Offering, Place, Qualification, Reference, Relation, Service, Term,
} from './shapes.ts';

/** Everything the site shows, joined in memory; references to what a visitor may not see lead nowhere. */
export interface Directory {
  terms: Shelf<Term>;
  networks: Shelf<Network>;
  actors: Shelf<Actor>;
  places: Shelf<Place>;
  services: Shelf<Service>;
  contacts: Shelf<Contact>;
  articles: Shelf<Article>;
  events: Shelf<Event>;
  qualifications: Shelf<Qualification>;

  /** Topics without a parent, in their order. */
  topTopics: Term[];
  childrenOfTerm(term: Reference): Term[];

  partsOfActor(actor: Reference): Actor[];
  servicesOfActor(actor: Reference): Service[];
  contactsOfActor(actor: Reference): Contact[];
  eventsOfActor(actor: Reference): Event[];
  articlesOfActor(actor: Reference): Article[];
  qualificationsOfActor(actor: Reference): Qualification[];
  relationsOfActor(actor: Reference): Relation[];
  relationsToActor(actor: Reference): Relation[];

  membersOfNetwork(network: Reference): Relation[];
  articlesOfNetwork(network: Reference): Article[];
  eventsOfNetwork(network: Reference): Event[];
  qualificationsOfNetwork(network: Reference): Qualification[];
  networksOfContact(contact: Reference): Network[];

  offeringsOfService(service: Reference): Offering[];
  offeringsAtPlace(place: Reference): Offering[];
  actorsAtPlace(place: Reference): Actor[];
  contactsAtPlace(place: Reference): Contact[];
  eventsAtPlace(place: Reference): Event[];
  servicesOfContact(contact: Reference): Service[];

  relationsToArticle(article: Reference): Relation[];
  servicesOfArticle(article: Reference): Service[];
  /** Articles that name this entry as related, whatever its noun. */
  articlesAbout(entry: Reference): Article[];

  /** What carries the topic itself, without its children. */
  onTopic(topic: Reference): OnTopic;
}

export interface OnTopic {
  services: Service[];
  articles: Article[];
  events: Event[];
  qualifications: Qualification[];
}

let loading: Promise<Directory> | undefined;

/** The directory, fetched once a build. */
export function directory(): Promise<Directory> {
  return (loading ??= load());
}

async function load(): Promise<Directory> {
  const all = <Node extends Entry>(connection: keyof typeof selections) =>
    fetchAll<Node>(connection, selections[connection].fields, selections[connection].fragments).then((nodes) => new Shelf(nodes));
  const [terms, networks, actors, relations, places, services, offerings, contacts, articles, events, qualifications] =
    await Promise.all([
      all<Term>('terms'), all<Network>('networks'), all<Actor>('actors'), all<Relation>('relations'),
      all<Place>('places'), all<Service>('services'), all<Offering>('offerings'), all<Contact>('contacts'),
      all<Article>('articles'), all<Event>('events'), all<Qualification>('qualifications'),
    ]);

  const children = gather(terms.all, (term) => [term.parent]);
  const byPosition = (one: Term, other: Term) =>
    (one.position ?? 1000) - (other.position ?? 1000) || one.slug.localeCompare(other.slug);

  const onTopic = {
    services: gather(services.all, (service) => service.topics),
    articles: gather(articles.all, (article) => article.topics),
    events: gather(events.all, (event) => event.topics),
    qualifications: gather(qualifications.all, (qualification) => qualification.topics),
  };

  return {
    terms, networks, actors, places, services, contacts, articles, events, qualifications,

    topTopics: terms.all.filter((term) => term.vocabulary === 'TOPIC' && !term.parent).sort(byPosition),
    childrenOfTerm: (term) => children(term).sort(byPosition),

    partsOfActor: gather(actors.all, (actor) => [actor.parent]),
    servicesOfActor: gather(services.all, (service) => [service.actor]),
    contactsOfActor: gather(contacts.all, (contact) => [contact.actor]),
    eventsOfActor: gather(events.all, (event) => [event.organiser]),
    articlesOfActor: gather(articles.all, (article) => [article.author, ...article.actors]),
    qualificationsOfActor: gather(qualifications.all, (qualification) => qualification.certifiers),
    relationsOfActor: gather(relations.all, (relation) => [relation.actor]),
    relationsToActor: gather(relations.all, (relation) => [relation.toActor]),

    membersOfNetwork: gather(relations.all, (relation) => [relation.toNetwork]),
    articlesOfNetwork: gather(articles.all, (article) => article.networks),
    eventsOfNetwork: gather(events.all, (event) => [event.network]),
    qualificationsOfNetwork: gather(qualifications.all, (qualification) => qualification.networks),
    networksOfContact: gather(networks.all, (network) => network.coordinators),

    offeringsOfService: gather(offerings.all, (offering) => [offering.service]),
    offeringsAtPlace: gather(offerings.all, (offering) => [offering.place]),
    actorsAtPlace: gather(actors.all, (actor) => actor.places),
    contactsAtPlace: gather(contacts.all, (contact) => contact.places),
    eventsAtPlace: gather(events.all, (event) => [event.place]),
    servicesOfContact: gather(services.all, (service) => service.contacts),

    relationsToArticle: gather(relations.all, (relation) => [relation.toArticle]),
    servicesOfArticle: gather(services.all, (service) => [service.project]),
    articlesAbout: gather(articles.all, (article) => [
      ...article.services, ...article.contacts, ...article.articles, ...article.events,
    ]),

    onTopic: (topic) => ({
      services: onTopic.services(topic),
      articles: onTopic.articles(topic),
      events: onTopic.events(topic),
      qualifications: onTopic.qualifications(topic),
    }),
  };
}
