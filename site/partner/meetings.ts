import { ask } from './ask.ts';
import { language } from './words.ts';

/** How somebody stands who registered. */
export type Standing = 'TAKES_PART' | 'WAITS';

/** One time at which an event takes place, "2026-12-01T17:00" in Germany. */
export interface Occasion {
  readonly start: string;
  readonly taken: number;
  readonly waiting: number;
  readonly mine: Standing | null;
  readonly isOpen: boolean;
}

interface MeetingEvent {
  readonly id: string;
  readonly slug: string;
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
  readonly title: { readonly value: string; readonly language: string };
  readonly summary: { readonly value: string; readonly language: string } | null;
  readonly place: { readonly name: string; readonly address: { readonly street: string | null; readonly city: string | null } | null } | null;
  readonly online: string | null;
  readonly registration: { readonly here: boolean | null; readonly limit: number | null } | null;
}

/** An event with its times. */
export interface Meeting {
  readonly event: MeetingEvent;
  readonly occasions: readonly Occasion[];
  /** Whether who asks sees who takes part. */
  readonly isHosted: boolean;
}

export interface Participant {
  readonly id: string;
  readonly name: string;
  /** Null: deleted some days after the occasion. */
  readonly mail: string | null;
  readonly isVolunteer: boolean;
  readonly state: Standing;
  /** Null: nobody has noted it. */
  readonly attended: boolean | null;
}

/** A training that somebody attended on a day, "2026-12-01". */
export interface Attended {
  readonly title: string;
  readonly on: string;
}

/** A qualification that somebody reached. */
export interface Reached {
  readonly id: string;
  readonly title: string;
  readonly certifiers: readonly string[];
  readonly trainings: readonly Attended[];
  readonly holder: string;
  readonly reachedOn: string;
  /** Null: without end. */
  readonly until: string | null;
}

export interface Progress {
  readonly title: string;
  readonly attended: readonly Attended[];
  readonly needed: number;
}

const MEETING = 'event { id slug visibility title(language: $language) { value language } summary(language: $language) { value language } place { name address { street city } } online registration { here limit } } occasions { start taken waiting mine isOpen } isHosted';
const REACHED = 'id title certifiers trainings { title on } holder reachedOn until';

/** What somebody needs to see of trainings and meetings: the coming ones, what they have reached and begun, and since when they have a calendar. */
export interface Mine {
  readonly meetings: readonly Meeting[];
  readonly reached: readonly Reached[];
  readonly begun: readonly Progress[];
  /** ISO 8601. */
  readonly calendarSince: string | null;
}

export async function loadMeetings(): Promise<Mine> {
  const { meetings, reached, begun, calendarSince } = await ask<Omit<Mine, 'begun'> & { begun: (Omit<Progress, 'title'> & { qualification: { title: { value: string } } | null })[] }>(
    `query ($language: LanguageTag!) { meetings { ${MEETING} } reached: myQualifications { ${REACHED} } begun: qualificationProgress { qualification { title(language: $language) { value } } attended { title on } needed } calendarSince: calendarLink }`,
    { language },
  );
  return { meetings, reached, calendarSince, begun: begun.map(({ qualification, ...rest }) => ({ ...rest, title: qualification?.title.value ?? '' })) };
}

export async function loadMeeting(event: string): Promise<Meeting> {
  return (await ask<{ meeting: Meeting }>(`query ($event: UUID!, $language: LanguageTag!) { meeting(event: $event) { ${MEETING} } }`, { event, language })).meeting;
}

export async function loadParticipants(event: string, start: string): Promise<readonly Participant[]> {
  return (await ask<{ participants: Participant[] }>('query ($event: UUID!, $start: LocalDateTime!) { participants(event: $event, start: $start) { id name mail isVolunteer state attended } }', { event, start })).participants;
}

/** What the volunteers of a network have reached. @param network its id */
export async function loadReached(network: string): Promise<readonly Reached[]> {
  return (await ask<{ heldQualifications: Reached[] }>(`query ($network: UUID!) { heldQualifications(network: $network) { ${REACHED} } }`, { network })).heldQualifications;
}

export async function loadCertificate(id: string): Promise<Reached> {
  return (await ask<{ heldQualification: Reached }>(`query ($id: UUID!) { heldQualification(id: $id) { ${REACHED} } }`, { id })).heldQualification;
}

/** @throws AskError MISSING_FIELD "name", REGISTRATION_CLOSED */
export async function register(event: string, start: string): Promise<Standing> {
  return (await ask<{ registerMe: Standing }>('mutation ($event: UUID!, $start: LocalDateTime!) { registerMe(event: $event, start: $start) }', { event, start })).registerMe;
}

export async function withdraw(event: string, start: string): Promise<void> {
  await ask('mutation ($event: UUID!, $start: LocalDateTime!) { withdrawMe(event: $event, start: $start) }', { event, start });
}

export async function addParticipant(event: string, start: string, name: string, mail: string): Promise<void> {
  await ask('mutation ($event: UUID!, $start: LocalDateTime!, $name: String!, $mail: String!) { addParticipant(event: $event, start: $start, name: $name, mail: $mail) }', { event, start, name, mail });
}

export async function removeParticipant(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { removeParticipant(id: $id) }', { id });
}

/** @param attended null: not known */
export async function setAttended(id: string, attended: boolean | null): Promise<void> {
  await ask('mutation ($id: UUID!, $attended: Boolean) { setAttended(id: $id, attended: $attended) }', { id, attended });
}

/** How it is now in Germany, "2026-12-01T17:00". */
export const localNow = (): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(new Date()).replace(' ', 'T');

/** Makes the address of one's calendar anew; it is told this once. */
export const makeCalendar = async (): Promise<string> => (await ask<{ makeCalendarLink: string }>('mutation { makeCalendarLink }')).makeCalendarLink;

export async function endCalendar(): Promise<void> {
  await ask('mutation { endCalendarLink }');
}
