import { ask } from './ask.ts';
import type { Institution } from './kept.ts';
import type { Grant } from './me.ts';

/** A role that somebody has, as those see it who may withdraw it. */
export interface Holder {
  readonly id: string;
  readonly role: Grant['role'];
  readonly actor: Institution | null;
  readonly network: Institution | null;
  readonly mail: string;
  readonly name: string | null;
  /** ISO 8601; null: never, or without an end. */
  readonly seenAt: string | null;
  readonly until: string | null;
  readonly own: boolean;
}

/** An invitation that nobody has taken up yet. */
export type OpenInvitation = Pick<Holder, 'id' | 'role' | 'actor' | 'network' | 'mail'> & { readonly until: string };

/** An institution that nobody or one person keeps. */
export interface ShortOfPeople {
  readonly actor: Institution;
  readonly people: number;
}

export interface People {
  readonly people: readonly Holder[];
  readonly invitations: readonly OpenInvitation[];
  readonly shortOfPeople: readonly ShortOfPeople[];
}

const NAMED = '{ id slug name }';

/** Who is there, who was invited, and where somebody is missing; for those who invite. */
export const loadPeople = (): Promise<People> =>
  ask<People>(`{ people { id role actor ${NAMED} network ${NAMED} mail name seenAt until own } invitations { id role actor ${NAMED} network ${NAMED} mail until } shortOfPeople { people actor ${NAMED} } }`);

/** A colleague whom somebody would like to have invited. */
export interface Suggestion {
  readonly id: string;
  readonly mail: string;
  readonly by: string | null;
  readonly actor: Institution;
}

/** People who wait for those who invite. */
export interface WaitingPeople {
  readonly suggestedColleagues: readonly Suggestion[];
  /** How many volunteers are to be confirmed. */
  readonly waitingVolunteers: number;
}

export const loadWaitingPeople = (): Promise<WaitingPeople> => ask<WaitingPeople>(`{ suggestedColleagues { id mail by actor ${NAMED} } waitingVolunteers }`);

export async function answerSuggestion(id: string, invite: boolean): Promise<void> {
  await ask('mutation ($id: UUID!, $invite: Boolean!) { answerSuggestion(id: $id, invite: $invite) }', { id, invite });
}
