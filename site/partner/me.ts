import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ask } from './ask.ts';

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface Grant {
  readonly id: string;
  readonly role: 'VOLUNTEER' | 'PARTNER' | 'COORDINATOR' | 'ADMIN';
  readonly trust: number;
  readonly actor: Named | null;
  readonly network: (Named & { /** Whether people can ask it for a guide. */ readonly guides: boolean | null }) | null;
  /** How many others have the same role for it. */
  readonly others: number;
  /** ISO 8601, when it ends; null: no day was named. */
  readonly until: string | null;
  /** Whether somebody who coordinates has to confirm it first. */
  readonly waiting: boolean;
}

export interface Session {
  readonly id: string;
  readonly device: string;
  /** ISO 8601. */
  readonly since: string;
  readonly seenAt: string;
  readonly current: boolean;
}

/** By which somebody signs in without a mail. */
export interface Passkey {
  readonly id: string;
  readonly label: string;
  /** ISO 8601; `usedAt` null: never. */
  readonly madeAt: string;
  readonly usedAt: string | null;
}

/** Who has signed in. */
export interface Me {
  readonly id: string;
  readonly mail: string;
  readonly name: string | null;
  readonly language: string;
  readonly grants: readonly Grant[];
  readonly sessions: readonly Session[];
  readonly passkeys: readonly Passkey[];
}

/** Who has signed in; null when nobody has. */
export async function loadMe(): Promise<Me | null> {
  const { me } = await ask<{ me: Me | null }>(
    '{ me { id mail name language grants { id role trust others until waiting actor { id slug name } network { id slug name guides } } sessions { id device since seenAt current } passkeys { id label madeAt usedAt } } }',
  );
  return me;
}

interface Here {
  readonly me: Me;
  /** Asks anew who that is. */
  readonly again: () => void;
  /** Says that the account is no more. */
  readonly gone: () => void;
}

export const HereContext = createContext<Here | undefined>(undefined);

/** Who has signed in; for views, which are shown to nobody else. */
export function useMe(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('Nobody has signed in');
  return here;
}

/** Whether somebody runs everything. */
export const isAdmin = ({ grants }: Me): boolean => grants.some(({ role }) => role === 'ADMIN');

/** Whether somebody decides proposals and invites people. */
export const coordinates = (me: Me): boolean => isAdmin(me) || me.grants.some(({ role }) => role === 'COORDINATOR');

/** Whether somebody keeps entries, or decides about them; a volunteer who is nothing else does not. */
export const keeps = ({ grants }: Me): boolean => grants.some(({ role }) => role !== 'VOLUNTEER');

/** The roles by which somebody volunteers, those that wait too. */
export const volunteering = ({ grants }: Me): Grant[] => grants.filter(({ role }) => role === 'VOLUNTEER');

/** Whether somebody sees more than everybody does, and can look up whom to call; who waits to be confirmed cannot yet. */
export const refers = ({ grants }: Me): boolean => grants.some(({ waiting }) => !waiting);

/** Whether people can ask a network for a guide that somebody coordinates or volunteers in. */
export const guiding = ({ grants }: Me): boolean => grants.some(({ role, network }) => (role === 'COORDINATOR' || role === 'VOLUNTEER') && network?.guides === true);

/** The actors that somebody was granted as a partner. */
export const ownActors = ({ grants }: Me): Named[] => grants.flatMap(({ role, actor }) => (role === 'PARTNER' && actor ? [actor] : []));

/** The networks that somebody coordinates. */
export const ledNetworks = ({ grants }: Me): Named[] => grants.flatMap(({ role, network }) => (role === 'COORDINATOR' && network ? [network] : []));
