import type { Directory } from './directory/directory.ts';
import type { Network, Reference, Service } from './directory/shapes.ts';

/** Where people ask a network for a guide. @param service slug of the one on whose page they are */
export const guidePath = (language: string, network: Pick<Network, 'slug'>, service?: Pick<Service, 'slug'>): string => `/${language}/guide/${network.slug}/${service ? `?service=${service.slug}` : ''}`;

/** Networks that let people ask for a guide and in which the actor of a service that accompanies, or one above it, takes part. */
export function guidingNetworks(all: Directory, service: Service): Network[] {
  if (!service.modes.includes('ACCOMPANIMENT')) return [];
  const networks = new Set<Network>();
  const seen = new Set<string>();
  for (let reference: Reference | null = service.actor; reference && !seen.has(reference.id);) {
    seen.add(reference.id);
    for (const { toNetwork } of all.relationsOfActor(reference)) {
      const network = all.networks.get(toNetwork);
      if (network?.guides) networks.add(network);
    }
    reference = all.actors.get(reference)?.parent ?? null;
  }
  return [...networks];
}
