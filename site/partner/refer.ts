import { ask } from './ask.ts';
import type { Json } from './editor/json.ts';
import type { ReferralEntry } from './lists.ts';
import { language } from './words.ts';

interface Said { readonly value: string }

export interface Channel {
  readonly kind: string;
  readonly value: string;
  readonly extension: string | null;
  readonly label: Said | null;
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
}

export interface ContactNode {
  readonly id: string;
  readonly name: string | null;
  readonly role: Said | null;
  readonly department: string | null;
  readonly channels: readonly Channel[];
  readonly languages: readonly string[];
  readonly hours: Json;
  readonly about: Said | null;
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
}

export interface PlaceNode {
  readonly id: string;
  readonly name: string;
  readonly address: { readonly street: string | null; readonly postalCode: string | null; readonly city: string | null } | null;
  readonly directions: Said | null;
  readonly hours: Json;
}

interface OfferingNode {
  readonly id: string;
  readonly place: PlaceNode;
  readonly hours: Json;
  readonly channels: readonly Channel[];
}

interface Named { readonly id: string; readonly title: Said }

/** Everything of an entry that helps to send somebody there, as far as who has signed in may see it. */
export interface Referred {
  readonly entry: ReferralEntry;
  readonly germanTitle: string;
  readonly summary: string | null;
  readonly alert: string | null;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly contacts: readonly ContactNode[];
  readonly offerings: readonly OfferingNode[];
  readonly places: readonly PlaceNode[];
  readonly services: readonly Named[];
  readonly hours: Json;
  readonly languages: readonly string[];
  readonly interpreters: boolean | null;
  readonly access: readonly string[];
  readonly capacity: string | null;
  readonly waitTime: string | null;
  readonly bring: string | null;
  readonly steps: string | null;
  readonly eligibility: string | null;
  readonly ages: { readonly minAge: number | null; readonly maxAge: number | null } | null;
  readonly cost: string | null;
  readonly free: boolean | null;
  /** Kinds of help, in German, since institutions read them. */
  readonly topics: readonly string[];
  readonly email: string | null;
  readonly website: string | null;
  readonly checkedAt: string | null;
}

const TEXT = '(language: $language) { value }';
const HOURS = 'hours { slots { day from to mode ordinals interval validFrom validUntil } exceptions { from until closed slots { from to mode } } holidays byAppointmentOnly }';
const CHANNELS = `channels { kind value extension label${TEXT} visibility }`;
const CONTACT = `id name role${TEXT} department ${CHANNELS} languages ${HOURS} about${TEXT} visibility`;
const PLACE = `id name address { street postalCode city } directions${TEXT} ${HOURS}`;

/** What is asked of each noun that somebody can be sent to. */
const FIELDS: Readonly<Record<string, string>> = {
  service: `checkedAt summary${TEXT} alert${TEXT} actor { id name } contacts { ${CONTACT} } offerings { id place { ${PLACE} } ${HOURS} ${CHANNELS} } ${HOURS} languages interpreters access capacity waitTime${TEXT} bring${TEXT} steps${TEXT} eligibility { minAge maxAge } eligibilityNote${TEXT} free costNote${TEXT} topics { german: label(language: "de") { value } } website`,
  contact: `checkedAt ${CONTACT} actor { id name } places { ${PLACE} } services { id title${TEXT} topics { german: label(language: "de") { value } } }`,
  actor: `checkedAt about${TEXT} email website contacts { ${CONTACT} } places { ${PLACE} } services { id title${TEXT} }`,
};

/** Whether there is a view of how to send somebody to entries of a noun. */
export const canRefer = (noun: string): boolean => Object.hasOwn(FIELDS, noun);

type Node = Partial<Omit<ContactNode, 'id' | 'visibility'>> & Partial<Pick<Referred, 'actor' | 'contacts' | 'offerings' | 'places' | 'interpreters' | 'access' | 'capacity' | 'free' | 'email' | 'website'>> & {
  readonly id: string;
  readonly visibility?: ContactNode['visibility'];
  readonly checkedAt: string | null;
  readonly services?: readonly (Named & { readonly topics?: readonly { readonly german: Said }[] })[];
  readonly topics?: readonly { readonly german: Said }[];
  readonly eligibility?: Referred['ages'];
} & { readonly [Field in 'summary' | 'alert' | 'waitTime' | 'bring' | 'steps' | 'eligibilityNote' | 'costNote']?: Said | null };

/** @throws AskError; null: it is not there, or not for who has signed in */
export async function loadReferred(noun: string, id: string): Promise<Referred | null> {
  const { entry, node } = await ask<{ entry: (ReferralEntry & { readonly german: string }) | null; node: Node | null }>(
    `query ($noun: String!, $id: UUID!, $language: LanguageTag!) { entry: referralEntry(noun: $noun, id: $id) { noun id slug title(language: $language) german: title(language: "de") visibility } node: ${noun}(id: $id) { id ${FIELDS[noun] ?? ''} } }`,
    { noun, id, language },
  );
  if (!entry || !node) return null;
  const { summary, alert, about, waitTime, bring, steps, eligibilityNote, costNote } = node;
  // A contact is its own first contact.
  const own: ContactNode[] = noun === 'contact' ? [{ id, name: node.name ?? null, role: node.role ?? null, department: node.department ?? null, channels: node.channels ?? [], languages: node.languages ?? [], hours: node.hours ?? null, about: node.about ?? null, visibility: entry.visibility }] : [];
  return {
    entry,
    germanTitle: entry.german,
    summary: summary?.value ?? (noun === 'actor' ? about?.value : undefined) ?? null,
    alert: alert?.value ?? null,
    actor: node.actor ?? null,
    contacts: [...own, ...(node.contacts ?? [])],
    offerings: node.offerings ?? [],
    places: node.places ?? [],
    services: node.services ?? [],
    hours: noun === 'contact' ? null : (node.hours ?? null),
    languages: noun === 'contact' ? [] : (node.languages ?? []),
    interpreters: node.interpreters ?? null,
    access: node.access ?? [],
    capacity: node.capacity ?? null,
    waitTime: waitTime?.value ?? null,
    bring: bring?.value ?? null,
    steps: steps?.value ?? null,
    eligibility: eligibilityNote?.value ?? null,
    ages: node.eligibility ?? null,
    cost: costNote?.value ?? null,
    free: node.free ?? null,
    topics: [...new Set([...(node.topics ?? []), ...(node.services ?? []).flatMap(({ topics }) => topics ?? [])].map(({ german }) => german.value))],
    email: node.email ?? null,
    website: node.website ?? null,
    checkedAt: node.checkedAt,
  };
}
