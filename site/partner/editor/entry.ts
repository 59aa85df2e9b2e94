import { ask } from '../ask.ts';
import type { EditedNoun } from './forms.ts';
import type { Values } from './json.ts';

/** An entry as its form needs it. */
export interface Editing {
  readonly version: number;
  /** As they are live, as the input of the noun takes them. */
  readonly values: Values;
  /** Whether what the writer saves is live at once. */
  readonly publishes: boolean;
  readonly draft: Values | null;
  readonly draftBase: number | null;
  readonly draftAt: string | null;
  /** Whether somebody else wrote it, who has left. */
  readonly draftIsLeft: boolean;
  /** Who else is writing on it; null: somebody without a name. */
  readonly others: readonly (string | null)[];
}

/** What was proposed for an entry and is not live. */
export interface Waiting {
  readonly id: string;
  readonly changes: Values;
  /** Why fields were given back. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** What became of what was saved. */
export interface Outcome {
  readonly entry: string;
  /** Fields that are live now. */
  readonly published: readonly string[];
  /** Fields that wait for a coordinator. */
  readonly waiting: readonly string[];
  readonly proposal: string | null;
}

/** @throws AskError NOT_FOUND, FORBIDDEN */
export async function openEntry(noun: EditedNoun, id: string): Promise<Editing> {
  const { editing } = await ask<{ editing: Editing }>('query ($noun: String!, $id: UUID!) { editing(noun: $noun, id: $id) { version values publishes draft draftBase draftAt draftIsLeft others } }', { noun, id });
  return editing;
}

/** Who else is writing on an entry. */
export async function othersAt(noun: EditedNoun, id: string): Promise<readonly (string | null)[]> {
  const { editing } = await ask<{ editing: Pick<Editing, 'others'> }>('query ($noun: String!, $id: UUID!) { editing(noun: $noun, id: $id) { others } }', { noun, id });
  return editing.others;
}

interface ProposalSeen {
  id: string;
  noun: string;
  entry: string;
  fields: { field: string; after: Values[string]; reason: string | null }[];
}

const FIELDS = '{ id noun entry fields { field after reason } }';

/** What waits for a decision about an entry, or was given back: whoever keeps it goes on from there. */
export async function waitingFor(noun: EditedNoun, id: string): Promise<Waiting | undefined> {
  const { open, returned } = await ask<{ open: ProposalSeen[]; returned: ProposalSeen[] }>(`{ open: proposals(state: OPEN, first: 100) ${FIELDS} returned: proposals(state: RETURNED, first: 100) ${FIELDS} }`);
  const found = [...open, ...returned].find((proposal) => proposal.noun === noun && proposal.entry === id);
  return found && {
    id: found.id,
    changes: Object.fromEntries(found.fields.map(({ field, after }) => [field, after])),
    reasons: Object.fromEntries(found.fields.flatMap(({ field, reason }) => (reason === null ? [] : [[field, reason]]))),
  };
}

/** Keeps what is being written, for the writer alone; null forgets it. @returns when it was kept */
export async function keepDraft(noun: EditedNoun, id: string, base: number, changes: Values | null): Promise<string | null> {
  const { keepDraft: at } = await ask<{ keepDraft: string | null }>('mutation ($noun: String!, $id: UUID!, $base: Int!, $changes: JSON) { keepDraft(noun: $noun, id: $id, base: $base, changes: $changes) }', { noun, id, base, changes });
  return at;
}

/**
 * Saves changes: what the writer may publish is live at once, the rest waits.
 * @param base version that was changed; undefined for a new entry
 * @param owner actor that a new place is for
 * @throws AskError with the fields that are wrong, or VERSION_CONFLICT
 */
export async function saveEntry(noun: EditedNoun, input: Values, base: number | undefined, note: string, owner?: string): Promise<Outcome> {
  const type = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  const place = noun === 'place';
  const { proposed } = await ask<{ proposed: Outcome }>(
    `mutation ($input: ${type}Input!, $base: Int, $note: String${place ? ', $actor: UUID' : ''}) { proposed: propose${type}(input: $input, base: $base, note: $note${place ? ', actor: $actor' : ''}) { entry published waiting proposal } }`,
    { input, base: base ?? null, note: note.trim() === '' ? null : note.trim(), ...(place && { actor: owner ?? null }) },
  );
  return proposed;
}
