/**
 * Who asks, and how far they may see.
 * `reach` is compared with an entry's: 0 what everybody sees, 1 volunteers, 2 staff, 3 drafts and what was withdrawn.
 */
export interface Viewer {
  readonly role: Role;
  readonly name: string;
  readonly reach: 0 | 1 | 2 | 3;
}

export type Role = 'visitor' | 'admin';

/** Anybody without an account. */
export const VISITOR: Viewer = { role: 'visitor', name: 'visitor', reach: 0 };

/** Whoever runs the server: holds the token that lies in the data directory. */
export const OPERATOR: Viewer = { role: 'admin', name: 'operator', reach: 3 };
