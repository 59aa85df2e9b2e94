import { ask } from './ask.ts';
import type { Purpose } from './agreeing.ts';
import { readPhone } from './editor/phone.ts';
import type { OpenInvitation } from './people.ts';
import { PROFILE_FIELDS, profileFrom, type Profile, type ProfileNode } from './profile.ts';
import { language } from './words.ts';

/** A volunteer as those see them who coordinate the network. */
export interface Volunteer {
  /** Of the role. */
  readonly id: string;
  readonly mail: string;
  readonly name: string | null;
  /** ISO 8601. */
  readonly until: string;
  readonly waiting: boolean;
  /** "2026-11-22"; null: never. */
  readonly seenOn: string | null;
  readonly agreed: readonly Purpose[];
  /** Null: nothing was said, or it is not to be shown. */
  readonly profile: Profile | null;
  /** The phone number of the profile as people read it. */
  readonly phone: string | null;
}

export interface AllVolunteers {
  readonly volunteers: readonly Volunteer[];
  /** Who was invited and has not come yet. */
  readonly invitations: readonly OpenInvitation[];
}

/** The volunteers of a network that somebody coordinates. @param network its id */
export async function loadVolunteers(network: string): Promise<AllVolunteers> {
  const { volunteers, invitations } = await ask<{ volunteers: (Omit<Volunteer, 'profile' | 'phone'> & { profile: ProfileNode | null })[]; invitations: OpenInvitation[] }>(
    `query ($network: UUID!, $language: LanguageTag!) { volunteers(network: $network) { id mail name until waiting seenOn agreed profile { ${PROFILE_FIELDS} } } invitations { id role actor { id slug name } network { id slug name } mail until } }`,
    { network, language },
  );
  return {
    volunteers: await Promise.all(volunteers.map(async (each) => ({ ...each, profile: each.profile && profileFrom(each.profile), phone: await shownPhone(each.profile?.phone) }))),
    invitations: invitations.filter((each) => each.role === 'VOLUNTEER' && each.network?.id === network),
  };
}

const shownPhone = async (phone: string | null | undefined): Promise<string | null> => (phone == null ? null : ((await readPhone(phone))?.shown ?? phone));

/** Days before its end on which a role is offered to be renewed. */
const SOON = 30;

/** How it stands with a volunteer's role. */
export type Standing = 'waiting' | 'active' | 'soon' | 'ended';

export function standingOf({ until, waiting }: Pick<Volunteer, 'until' | 'waiting'>, now = Date.now()): Standing {
  const end = Date.parse(until);
  if (end <= now) return 'ended';
  if (waiting) return 'waiting';
  return end <= now + SOON * 86_400_000 ? 'soon' : 'active';
}

export async function inviteVolunteer(network: string, mail: string, tongue: string, confirm: boolean): Promise<void> {
  await ask('mutation ($input: InvitationInput!) { invite(input: $input) }', { input: { mail, language: tongue, role: 'VOLUNTEER', entry: network, confirm } });
}

export async function confirmVolunteer(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { confirmVolunteer(id: $id) }', { id });
}

/** @returns how many */
export async function renewVolunteers(ids: readonly string[]): Promise<number> {
  const { renewVolunteers: count } = await ask<{ renewVolunteers: number }>('mutation ($ids: [UUID!]!) { renewVolunteers(ids: $ids) }', { ids });
  return count;
}

/** Ends a role at once. */
export async function endVolunteer(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { withdrawGrant(id: $id) }', { id });
}
