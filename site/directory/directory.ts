import { identify } from './digest.ts';
import { fetchAll } from './fetch.ts';
import { selections } from './queries.ts';
import { question } from './questions.ts';
import { Shelf, gather } from './shelf.ts';
import type {
  Actor, Article, Contact, Entry, Event, Network, Noun, Offering, Place, Qualification, Reference, Relation, Service, Term,
} from './shapes.ts';

/**
 * Everything the site shows, joined in memory; references to what a visitor may not see lead nowhere.
 * Whatever a page asks of it is noted, see `questions.ts`: a page must not keep an answer for the next page.
 */
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
  readonly topTopics: Term[];
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

/** What the server answers of each noun, before it is joined. */
export interface Nodes {
  readonly terms: Term[];
  readonly networks: Network[];
  readonly actors: Actor[];
  readonly relations: Relation[];
  readonly places: Place[];
  readonly services: Service[];
  readonly offerings: Offering[];
  readonly contacts: Contact[];
  readonly articles: Article[];
  readonly events: Event[];
  readonly qualifications: Qualification[];
}

let loading: Promise<Directory> | undefined;

/** The directory, fetched once a build. */
export function directory(): Promise<Directory> {
  return (loading ??= fetchNodes().then(join));
}

/** From now on pages show this directory. */
export function show(shown: Directory): void {
  loading = Promise.resolve(shown);
}

/** Everything that a visitor may see. @throws when the server does not answer */
export async function fetchNodes(): Promise<Nodes> {
  const all = async <Node extends Entry>(noun: Noun, connection: keyof typeof selections) => {
    const nodes = await fetchAll<Node>(connection, selections[connection].fields, selections[connection].fragments);
    for (const node of nodes) identify(node, `${noun} ${JSON.stringify(node)}`);
    return nodes;
  };
  const [terms, networks, actors, relations, places, services, offerings, contacts, articles, events, qualifications] = await Promise.all([
    all<Term>('term', 'terms'), all<Network>('network', 'networks'), all<Actor>('actor', 'actors'), all<Relation>('relation', 'relations'),
    all<Place>('place', 'places'), all<Service>('service', 'services'), all<Offering>('offering', 'offerings'), all<Contact>('contact', 'contacts'),
    all<Article>('article', 'articles'), all<Event>('event', 'events'), all<Qualification>('qualification', 'qualifications'),
  ]);
  return { terms, networks, actors, relations, places, services, offerings, contacts, articles, events, qualifications };
}

/** Joins what the server answered, so that pages can ask for what belongs together. */
export function join({ relations, offerings, ...nodes }: Nodes): Directory {
  const terms = new Shelf('term', nodes.terms);
  const networks = new Shelf('network', nodes.networks);
  const actors = new Shelf('actor', nodes.actors);
  const places = new Shelf('place', nodes.places);
  const services = new Shelf('service', nodes.services);
  const contacts = new Shelf('contact', nodes.contacts);
  const articles = new Shelf('article', nodes.articles);
  const events = new Shelf('event', nodes.events);
  const qualifications = new Shelf('qualification', nodes.qualifications);

  const byPosition = (one: Term, other: Term) =>
    (one.position ?? 1000) - (other.position ?? 1000) || one.slug.localeCompare(other.slug);
  const top = question('topTopics', () => terms.all.filter((term) => term.vocabulary === 'TOPIC' && !term.parent).sort(byPosition));

  const onTopic = {
    services: gather('servicesOnTopic', services.all, (service) => service.topics),
    articles: gather('articlesOnTopic', articles.all, (article) => article.topics),
    events: gather('eventsOnTopic', events.all, (event) => event.topics),
    qualifications: gather('qualificationsOnTopic', qualifications.all, (qualification) => qualification.topics),
  };

  return {
    terms, networks, actors, places, services, contacts, articles, events, qualifications,

    get topTopics() {
      return top('');
    },
    childrenOfTerm: gather('childrenOfTerm', terms.all, (term) => [term.parent], byPosition),

    partsOfActor: gather('partsOfActor', actors.all, (actor) => [actor.parent]),
    servicesOfActor: gather('servicesOfActor', services.all, (service) => [service.actor]),
    contactsOfActor: gather('contactsOfActor', contacts.all, (contact) => [contact.actor]),
    eventsOfActor: gather('eventsOfActor', events.all, (event) => [event.organiser]),
    articlesOfActor: gather('articlesOfActor', articles.all, (article) => [article.author, ...article.actors]),
    qualificationsOfActor: gather('qualificationsOfActor', qualifications.all, (qualification) => qualification.certifiers),
    relationsOfActor: gather('relationsOfActor', relations, (relation) => [relation.actor]),
    relationsToActor: gather('relationsToActor', relations, (relation) => [relation.toActor]),

    membersOfNetwork: gather('membersOfNetwork', relations, (relation) => [relation.toNetwork]),
    articlesOfNetwork: gather('articlesOfNetwork', articles.all, (article) => article.networks),
    eventsOfNetwork: gather('eventsOfNetwork', events.all, (event) => [event.network]),
    qualificationsOfNetwork: gather('qualificationsOfNetwork', qualifications.all, (qualification) => qualification.networks),
    networksOfContact: gather('networksOfContact', networks.all, (network) => network.coordinators),

    offeringsOfService: gather('offeringsOfService', offerings, (offering) => [offering.service]),
    offeringsAtPlace: gather('offeringsAtPlace', offerings, (offering) => [offering.place]),
    actorsAtPlace: gather('actorsAtPlace', actors.all, (actor) => actor.places),
    contactsAtPlace: gather('contactsAtPlace', contacts.all, (contact) => contact.places),
    eventsAtPlace: gather('eventsAtPlace', events.all, (event) => [event.place]),
    servicesOfContact: gather('servicesOfContact', services.all, (service) => service.contacts),

    relationsToArticle: gather('relationsToArticle', relations, (relation) => [relation.toArticle]),
    servicesOfArticle: gather('servicesOfArticle', services.all, (service) => [service.project]),
    articlesAbout: gather('articlesAbout', articles.all, (article) => [
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
