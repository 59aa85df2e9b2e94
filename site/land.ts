import type { Directory } from './directory/directory.ts';
import type { Network, Place, Reference } from './directory/shapes.ts';
import { LAENDER } from './live/holidays.ts';
import { hasEnded } from './today.ts';

/** The Land in which a municipality or district lies, by its official key (AGS); empty where the key tells none. */
const landOfKey = (key: string | null | undefined): string => (key ? LAENDER[Number(key.slice(0, 2)) - 1] : undefined) ?? '';

const landOfNetwork = ({ federalState, area }: Network): string => federalState ?? landOfKey(area?.district?.key);

/** Of what the Land is looked for, nearest first. */
interface Around {
  place?: Place | undefined;
  area?: { key: string | null }[];
  actor?: Reference | null;
  networks?: Network[];
}

/** The Land whose public holidays hold: that of the place, else of the area served, else of a network; empty where nobody knows. The server's filter "open" goes by the same. */
export function landOf(directory: Directory, { place, area = [], actor, networks = [] }: Around): string {
  const memberships = actor ? directory.relationsOfActor(actor).filter(({ kind, until }) => kind === 'MEMBER_OF' && !hasEnded(until)) : [];
  const found = [
    landOfKey(place?.municipality?.key),
    ...area.map(({ key }) => landOfKey(key)),
    ...[...directory.networks.pick(memberships.flatMap(({ toNetwork }) => toNetwork ?? [])), ...networks].map(landOfNetwork),
  ];
  return found.find((land) => land !== '') ?? '';
}
