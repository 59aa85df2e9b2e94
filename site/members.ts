import { named, own } from './cards.ts';
import type { Directory } from './directory/directory.ts';
import type { Network, Relation } from './directory/shapes.ts';
import { pathOf } from './paths.ts';
import type { Reader, Said } from './reader.ts';

/** Members of one kind, by name. */
export interface MemberGroup {
  heading: Said;
  members: { href: string; name: Said; relation: Relation }[];
}

/** The actors of a network, grouped by kind in the order of the vocabulary; those of no stated kind come last. */
export function membersByKind(directory: Directory, network: Network, reader: Reader): MemberGroup[] {
  const groups = new Map<string, MemberGroup & { position: number }>();
  const seen = new Set<string>();
  for (const relation of directory.membersOfNetwork(network)) {
    const actor = directory.actors.get(relation.actor);
    // Whoever runs a network is its member too, but stands in the list once.
    if (!actor || seen.has(actor.id)) continue;
    seen.add(actor.id);
    const kind = directory.terms.get(actor.kind);
    const key = kind?.id ?? '';
    let group = groups.get(key);
    if (!group) {
      const heading = reader.text(kind?.label) ?? own(reader.word('network.otherActors'), reader);
      groups.set(key, (group = { heading, members: [], position: kind ? (kind.position ?? 900) : 1000 }));
    }
    group.members.push({ href: pathOf(reader.language, 'actor', actor.slug), name: named(actor.name), relation });
  }
  for (const group of groups.values()) group.members.sort((one, other) => reader.compare(one.name.value, other.name.value));
  return [...groups.values()].sort(
    (one, other) => one.position - other.position || reader.compare(one.heading.value, other.heading.value),
  );
}

/** No more than so many members of all groups together, each group cut alike; a network of thousands has a page that loads all the same. */
export function firstMembers(groups: MemberGroup[], most: number): MemberGroup[] {
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  if (total <= most) return groups;
  return groups.map((group) => ({ ...group, members: group.members.slice(0, Math.max(1, Math.floor((group.members.length * most) / total))) }));
}
