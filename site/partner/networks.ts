import { ask } from './ask.ts';
import type { Institution } from './kept.ts';
import { isAdmin, ledNetworks, type Me } from './me.ts';

/** The networks that somebody coordinates; an admin all of them. */
export async function loadNetworks(me: Me): Promise<readonly Institution[]> {
  if (!isAdmin(me)) return ledNetworks(me);
  const { networks } = await ask<{ networks: { edges: { node: Institution }[] } }>('{ networks(first: 100) { edges { node { id slug name } } } }');
  return networks.edges.map(({ node }) => node);
}
