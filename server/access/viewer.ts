/** What an account was given: a role, for one actor or network; an admin's is for everything. */
export interface Grant {
  readonly id: string;
  readonly role: Exclude<Role, 'visitor'>;
  readonly noun: 'actor' | 'network' | null;
  readonly entry: string | null;
  /** How much is published without waiting for a coordinator, see TRUST in table.ts. */
  readonly trust: number;
}

/** The ids of what somebody keeps. */
export interface Scope {
  /** Actors granted as a partner and what lies beneath them, each with the trust it was granted with. */
  readonly own: ReadonlyMap<string, number>;
  /** Networks granted as a coordinator; the actors that take part in them are looked up where they are asked for, see `takingPart`. */
  readonly networks: ReadonlySet<string>;
}

/**
 * Who asks, and how far they may see.
 * `reach` is compared with an entry's: 0 what everybody sees, 1 volunteers, 2 staff, 3 drafts and what was withdrawn.
 */
export interface Viewer {
  /** All that apply: a coordinator can be a partner of an actor of another network as well. */
  readonly roles: readonly Role[];
  readonly name: string;
  readonly reach: 0 | 1 | 2 | 3;
  /** Undefined without an account. */
  readonly account?: string;
  readonly scope: Scope;
  /** What a token is limited to; undefined: everything that the roles allow. */
  readonly only?: ReadonlySet<string>;
}

export const ROLES = ['visitor', 'volunteer', 'partner', 'coordinator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const NO_SCOPE: Scope = { own: new Map(), networks: new Set() };

/** Anybody without an account. */
export const VISITOR: Viewer = { roles: ['visitor'], name: 'visitor', reach: 0, scope: NO_SCOPE };

/** Who sees as far as each reach goes and keeps nothing: for whom what may be searched for is gathered. */
export const AUDIENCES: readonly [Viewer, Viewer, Viewer] = [
  VISITOR,
  { roles: ['volunteer'], name: 'volunteers', reach: 1, scope: NO_SCOPE },
  { roles: ['partner'], name: 'staff', reach: 2, scope: NO_SCOPE },
];

/** The audience that somebody belongs to; drafts, which only some see, are searched for by nobody. */
export function audienceOf({ reach }: Pick<Viewer, 'reach'>): Viewer {
  return reach === 3 ? AUDIENCES[2] : AUDIENCES[reach];
}

/** Whoever runs the server: holds the token that lies in the data directory. */
export const OPERATOR: Viewer = { roles: ['admin'], name: 'operator', reach: 3, scope: NO_SCOPE };
