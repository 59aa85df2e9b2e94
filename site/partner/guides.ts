import { ask } from './ask.ts';
import { readPhone } from './editor/phone.ts';
import { language } from './words.ts';

export type GuideState = 'ASKED' | 'ASSIGNED' | 'DONE' | 'COULD_NOT';
export type GuideFit = 'LANGUAGE' | 'HELP' | 'AREA' | 'TIME';

/** Reasons that people choose from. */
export const REASONS = ['NOBODY_FREE', 'NOT_OUR_TASK', 'NOT_REACHED', 'NOT_NEEDED'] as const;
export type ChosenReason = (typeof REASONS)[number];

/** Somebody who may be asked to come along. */
export interface Candidate {
  /** Of the role. */
  readonly id: string;
  readonly name: string | null;
  readonly mail: string;
  /** As people read it, and as it is called. */
  readonly phone: ShownPhone | null;
  readonly fits: readonly GuideFit[];
  readonly busy: number;
}

interface ShownPhone {
  readonly shown: string;
  readonly number: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A request for a guide as it stands in a list. */
export interface GuideLine {
  readonly id: string;
  readonly network: Named | null;
  readonly help: string | null;
  readonly language: string;
  readonly municipality: string | null;
  readonly state: GuideState;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly assigned: string | null;
  readonly isMine: boolean;
}

export interface Guide extends GuideLine {
  readonly service: string | null;
  readonly time: 'ANY' | 'MORNING' | 'AFTERNOON' | 'EVENING' | 'WEEKEND' | null;
  readonly day: string | null;
  readonly note: string | null;
  readonly name: string | null;
  readonly phone: ShownPhone | null;
  readonly mail: string | null;
  readonly contactLanguage: string | null;
  readonly reason: ChosenReason | 'EXPIRED' | null;
  readonly endedAt: string | null;
  readonly isHandled: boolean;
  readonly candidates: readonly Candidate[];
  readonly others: readonly Named[];
}

interface Labelled {
  readonly label: { readonly value: string };
}
interface Titled {
  readonly title: { readonly value: string };
}

type LineNode = Omit<GuideLine, 'help'> & { readonly help: Labelled | null };
type Node = Omit<Guide, 'help' | 'service' | 'phone' | 'candidates'> & { readonly help: Labelled | null; readonly service: Titled | null; readonly phone: string | null; readonly candidates: readonly (Omit<Candidate, 'phone'> & { readonly phone: string | null })[] };

const LINE = 'id network { id name } help { label(language: $language) { value } } language municipality state askedAt assigned isMine';

/** Requests that somebody assigns or was given, what waits first. */
export async function loadGuides(): Promise<GuideLine[]> {
  const { guides } = await ask<{ guides: LineNode[] }>(`query ($language: LanguageTag!) { guides { ${LINE} } }`, { language });
  return guides.map((each) => ({ ...each, help: each.help?.label.value ?? null }));
}

/** How many wait to be assigned. */
export const loadWaitingGuides = async (): Promise<number> => (await ask<{ waitingGuides: number }>('{ waitingGuides }')).waitingGuides;

export async function loadGuide(id: string): Promise<Guide> {
  const { guide } = await ask<{ guide: Node }>(
    `query ($id: UUID!, $language: LanguageTag!) { guide(id: $id) { ${LINE} service { title(language: $language) { value } } time day note name phone mail contactLanguage reason endedAt isHandled candidates { id name mail phone fits busy } others { id name } } }`,
    { id, language },
  );
  return {
    ...guide,
    help: guide.help?.label.value ?? null,
    service: guide.service?.title.value ?? null,
    phone: await shownPhone(guide.phone),
    candidates: await Promise.all(guide.candidates.map(async (each) => ({ ...each, phone: await shownPhone(each.phone) }))),
  };
}

const shownPhone = async (number: string | null): Promise<ShownPhone | null> => (number === null ? null : { number, shown: (await readPhone(number))?.shown ?? number });

/** @param volunteer id of their role */
export async function assignGuide(id: string, volunteer: string): Promise<void> {
  await ask('mutation ($id: UUID!, $volunteer: UUID!) { assignGuide(id: $id, volunteer: $volunteer) }', { id, volunteer });
}

export async function passGuideOn(id: string, network: string): Promise<void> {
  await ask('mutation ($id: UUID!, $network: UUID!) { passGuideOn(id: $id, network: $network) }', { id, network });
}

/** @param reason why it could not be; null: it is done */
export async function endGuide(id: string, reason: ChosenReason | null): Promise<void> {
  await ask('mutation ($id: UUID!, $reason: ChosenGuideReason) { endGuide(id: $id, reason: $reason) }', { id, reason });
}

export async function giveGuideBack(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { giveGuideBack(id: $id) }', { id });
}
