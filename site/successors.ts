import type { Directory } from './directory/directory.ts';
import type { Actor, Reference } from './directory/shapes.ts';

/** Who goes on with the work of an actor that ended or merged. */
export function successorsOf(directory: Directory, actor: Reference): Actor[] {
  return directory.relationsToActor(actor).filter(({ kind }) => kind === 'SUCCEEDS').flatMap((relation) => directory.actors.get(relation.actor) ?? []);
}
