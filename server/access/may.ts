import { fail } from '../../schema/error.ts';
import type { Role, Viewer } from './viewer.ts';

/** Beside what is done to entries: to tell what is missing, and to review what only those see who keep the directory. */
type Action = 'read' | 'save' | 'remove' | 'tell' | 'review';

/** The one executable truth for access: what each role may do to each noun; "*" is every noun. Resolvers and import ask it. */
const TABLE: Record<Role, Record<Action, readonly string[]>> = {
  visitor: { read: ['*'], save: [], remove: [], tell: ['gap', 'report'], review: [] },
  admin: { read: ['*'], save: ['*'], remove: ['*'], tell: ['*'], review: ['*'] },
};

/** Whether the viewer may do that to entries of that noun. */
export function may(viewer: Viewer, action: Action, noun: string): boolean {
  const nouns = TABLE[viewer.role][action];
  return nouns.includes('*') || nouns.includes(noun);
}

/** @throws FORBIDDEN unless the viewer may do that */
export function mustBeAllowed(viewer: Viewer, action: Action, noun: string): void {
  if (!may(viewer, action, noun)) throw fail('FORBIDDEN', `${action} a ${noun}`);
}
