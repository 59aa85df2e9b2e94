import type { Directory } from '../directory/directory.ts';
import { conclusion } from '../directory/questions.ts';
import type { Actor, Reference } from '../directory/shapes.ts';
import { hasEnded } from '../today.ts';
import { picture } from './picture.ts';
import type { NounAndEntry } from './sheet.ts';

/** Path of the picture of a network. */
export const networkPicture = (slug: string): string => `/pictures/${slug}.png`;

// Told by its name alone: whatever else changes in a network or in an actor makes no page anew for its picture.
const slugOf = conclusion('picture-of-network', (id, all: Directory) => all.networks.all.find((network) => network.id === id)?.slug);
const ofActor = conclusion('picture-of-actor', (id, all: Directory) => networkOfActor(all, id));
const ofContact = conclusion('picture-of-contact', (id, all: Directory) => all.networksOfContact({ id, slug: '' })[0]?.slug);
const ofPlace = conclusion('picture-of-place', (id, all: Directory) => {
  const place = { id, slug: '' };
  const services = all.services.pick(all.offeringsAtPlace(place).flatMap(({ service }) => service ?? []));
  return first([...all.actorsAtPlace(place), ...all.actors.pick(services.flatMap(({ actor }) => actor ?? []))].map((actor) => networkOfActor(all, actor.id)));
});

/** The picture that messengers show beside a link to an entry: that of its network, or the site's where it belongs to none. */
export function pictureOf(all: Directory, item: NounAndEntry): string {
  const slug = networkOf(all, item);
  return slug === undefined ? picture.path : networkPicture(slug);
}

function networkOf(all: Directory, { noun, entry }: NounAndEntry): string | undefined {
  const networks = (references: (Reference | null)[]) => references.map((reference) => reference && slugOf(reference.id, all));
  const actors = (references: (Reference | null)[]) => references.map((reference) => reference && ofActor(reference.id, all));
  switch (noun) {
    case 'network': return entry.slug;
    case 'actor': return ofActor(entry.id, all);
    case 'service': return first(actors([entry.actor]));
    case 'contact': return ofContact(entry.id, all) ?? first(actors([entry.actor]));
    case 'article': return first([...networks(entry.networks), ...actors([entry.author, ...entry.actors])]);
    case 'event': return first([...networks([entry.network]), ...actors([entry.organiser])]);
    case 'qualification': return first([...networks(entry.networks), ...actors(entry.certifiers)]);
    case 'place': return ofPlace(entry.id, all);
    case 'term': return undefined;
  }
}

const first = (slugs: (string | null | undefined)[]): string | undefined => slugs.find((slug) => slug != null) ?? undefined;

/** The network of an actor, else of the one that it is a department of. */
function networkOfActor(all: Directory, id: string): string | undefined {
  const seen = new Set<string>();
  for (let actor: Actor | undefined = all.actors.get({ id, slug: '' }); actor && !seen.has(actor.id); actor = all.actors.get(actor.parent)) {
    seen.add(actor.id);
    const memberships = all.relationsOfActor(actor).filter(({ until }) => !hasEnded(until));
    const [network] = all.networks.pick(memberships.flatMap(({ toNetwork }) => toNetwork ?? []));
    if (network) return network.slug;
  }
  return undefined;
}
