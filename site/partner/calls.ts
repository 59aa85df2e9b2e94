import { ask } from './ask.ts';
import { withTitles, type DueEntry } from './due.ts';
import { readPhone } from './editor/phone.ts';

/** What can come of a call, as the server names it. */
export const OUTCOMES = ['ALL_RIGHT', 'CHANGES', 'NOT_REACHED', 'WRONG_NUMBER', 'GONE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A number to call. */
export interface Number {
  /** E.164, with an extension as "tel:" links take it. */
  readonly sent: string;
  readonly shown: string;
  /** Whose it is; empty: not said. */
  readonly whose: string;
}

/** An institution that has something due and does not answer mails. */
export interface ToCall {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  /** ISO 8601; null: never. */
  readonly askedAt: string | null;
  readonly entries: readonly DueEntry[];
  readonly calls: readonly { readonly at: string; readonly by: string | null; readonly outcome: Outcome }[];
  /** When it is its turn again; null: now. */
  readonly later: string | null;
  readonly numbers: readonly Number[];
}

interface Channel {
  kind: string;
  value: string;
  extension: string | null;
  label: { value: string } | null;
}

interface Given extends Omit<ToCall, 'id' | 'name' | 'numbers'> {
  actor: { id: string; name: string; contacts: { name: string | null; role: { value: string } | null; channels: Channel[] }[]; services: { offerings: { channels: Channel[] }[] }[] } | null;
}

const CHANNELS = 'channels { kind value extension label { value } }';

/** Whom to call in a network. */
export async function loadCalls(network: string): Promise<ToCall[]> {
  const { callList } = await ask<{ callList: Given[] }>(
    `query ($id: UUID!) { callList(network: $id) { why askedAt later calls { at by outcome } entries { noun id title checkedAt dueAt reasons }
      actor { id name contacts { name role { value } ${CHANNELS} } services { offerings { ${CHANNELS} } } } } }`,
    { id: network },
  );
  return Promise.all(callList.flatMap(({ actor, entries, ...rest }) => (actor ? [toCall(actor, entries, rest)] : [])));
}

async function toCall(actor: NonNullable<Given['actor']>, entries: readonly DueEntry[], rest: Omit<Given, 'actor' | 'entries'>): Promise<ToCall> {
  return { ...rest, id: actor.id, name: actor.name, entries: await withTitles(entries), numbers: await numbersOf(actor) };
}

async function numbersOf({ contacts, services }: NonNullable<Given['actor']>): Promise<Number[]> {
  const given = [
    ...contacts.flatMap(({ name, role, channels }) => channels.map((channel) => ({ channel, whose: name ?? role?.value ?? '' }))),
    ...services.flatMap(({ offerings }) => offerings.flatMap(({ channels }) => channels.map((channel) => ({ channel, whose: '' })))),
  ];
  const numbers = new Map<string, Number>();
  for (const { channel: { kind, value, extension, label }, whose } of given) {
    if (kind !== 'PHONE' && kind !== 'MOBILE') continue;
    const sent = extension ? `${value};ext=${extension}` : value;
    if (numbers.has(sent)) continue;
    const shown = (await readPhone(value))?.shown ?? value;
    numbers.set(sent, { sent, shown: extension ? `${shown}-${extension}` : shown, whose: [whose, label?.value].filter(Boolean).join(', ') });
  }
  return [...numbers.values()];
}

/** Keeps what came of a call. @returns how many entries it confirmed */
export async function keepCall({ id, entries }: ToCall, outcome: Outcome): Promise<number> {
  const { keepCall: confirmed } = await ask<{ keepCall: number }>('mutation ($input: CallInput!) { keepCall(input: $input) }', {
    input: { actor: id, outcome, entries: outcome === 'ALL_RIGHT' ? entries.map((entry) => ({ noun: entry.noun, id: entry.id })) : [] },
  });
  return confirmed;
}
