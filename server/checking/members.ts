import type { Noun } from '../../schema/noun.ts';
import { NONE, belongsTo, ids, takingPart } from '../access/belonging.ts';

/** Which entries belong to the actors that take part in a network, children counted in: a condition as SQL on alias `t`. */
export function ofNetwork(network: string): (noun: Pick<Noun, 'name'>) => string {
  const actors = takingPart(ids([network]));
  return (noun) => belongsTo(noun, { actors, networks: NONE });
}
