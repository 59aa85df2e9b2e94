import { ask } from './ask.ts';
import type { Institution } from './kept.ts';
import { coordinates, ownActors, type Me } from './me.ts';
import { titlesOf } from './titles.ts';

/** An entry that has to be looked at again. */
export interface DueEntry {
  readonly noun: string;
  readonly id: string;
  readonly title: string;
  /** ISO 8601; null: never confirmed. */
  readonly checkedAt: string | null;
  readonly dueAt: string;
  /** What brings its turn forward, as the server names it. */
  readonly reasons: readonly string[];
}

/** What is due of one institution. */
export interface DueOf {
  readonly institution: Institution;
  readonly entries: readonly DueEntry[];
}

const ACTOR = '{ id slug name }';

/** How an entry of each noun names whose it is. */
const OWNERS: Readonly<Record<string, { plural: string; select: string }>> = {
  actor: { plural: 'actors', select: 'id slug name' },
  service: { plural: 'services', select: `id actor ${ACTOR}` },
  contact: { plural: 'contacts', select: `id actor ${ACTOR}` },
  offering: { plural: 'offerings', select: `id service { actor ${ACTOR} }` },
  place: { plural: 'places', select: `id actors ${ACTOR}` },
};

interface Owned extends Partial<Institution> {
  id: string;
  actor?: Institution | null;
  service?: { actor: Institution };
  actors?: Institution[];
}

/** What is due, by institution; those first that wait longest. */
export async function loadDue(me: Me): Promise<DueOf[]> {
  const due = await withTitles((await ask<{ due: DueEntry[] }>('{ due(first: 500) { noun id title checkedAt dueAt reasons } }')).due);
  const [only, ...others] = ownActors(me);
  if (due.length === 0) return [];
  // Most people keep one institution: then there is nothing to ask.
  if (only && others.length === 0 && !coordinates(me)) return [{ institution: only, entries: due }];
  const owners = await ownersOf(due);
  const groups = new Map<string, { institution: Institution; entries: DueEntry[] }>();
  for (const entry of due) {
    const institution = owners.get(entry.id);
    if (!institution) continue;
    const group = groups.get(institution.id) ?? { institution, entries: [] };
    group.entries.push(entry);
    groups.set(institution.id, group);
  }
  return [...groups.values()];
}

/** Services at a place have no title of their own. */
export async function withTitles(due: readonly DueEntry[]): Promise<DueEntry[]> {
  const ids = due.filter(({ noun }) => noun === 'offering').map(({ id }) => id);
  const titles = await titlesOf('offering', ids);
  return due.map((entry) => ({ ...entry, title: titles[ids.indexOf(entry.id)] ?? entry.title }));
}

/** As many entries as one list gives. */
const MOST = 100;

async function ownersOf(due: readonly DueEntry[]): Promise<Map<string, Institution>> {
  const owners = new Map<string, Institution>();
  const questions = Object.entries(OWNERS).flatMap(([noun, how]) => {
    const ids = due.filter((entry) => entry.noun === noun).map(({ id }) => id);
    return Array.from({ length: Math.ceil(ids.length / MOST) }, (_, part) => ({ noun, how, ids: ids.slice(part * MOST, (part + 1) * MOST) }));
  });
  await Promise.all(questions.map(async ({ noun, how: { plural, select }, ids }) => {
    const { list } = await ask<{ list: { edges: { node: Owned }[] } }>(`query ($ids: [Reference!]) { list: ${plural}(filter: { is: $ids }, first: ${String(MOST)}) { edges { node { ${select} } } } }`, { ids });
    for (const { node } of list.edges) {
      const { id, slug = '', name = '' } = node;
      const owner = noun === 'actor' ? { id, slug, name } : (node.actor ?? node.service?.actor ?? node.actors?.[0]);
      if (owner) owners.set(id, owner);
    }
  }));
  return owners;
}
