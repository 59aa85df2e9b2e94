import { ask } from './ask.ts';
import type { Json, Values } from './editor/json.ts';

export const STATES = ['OPEN', 'RETURNED', 'ACCEPTED', 'WITHDRAWN'] as const;
export type ProposalState = (typeof STATES)[number];

/** One field of a proposal; values are as the input of the noun takes them. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** Why it was given back, if it was. */
  readonly reason: string | null;
  /** Whether somebody else has changed it since. */
  readonly outdated: boolean;
}

export interface ProposalLine {
  readonly id: string;
  readonly noun: string;
  readonly entry: string;
  readonly isNew: boolean;
  readonly title: string | null;
  readonly state: ProposalState;
  readonly by: string | null;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly fields: readonly Pick<FieldChange, 'field' | 'reason'>[];
}

export interface WholeProposal extends ProposalLine {
  readonly version: number;
  readonly note: string | null;
  readonly mine: boolean;
  /** Whether its author has left or had no account. */
  readonly isLeft: boolean;
  readonly fields: readonly FieldChange[];
}

const LINE = 'id noun entry isNew title state by changedAt';

/** What waits for a decision of who asks, and what they proposed themselves; the oldest first. */
export async function loadProposals(state: ProposalState): Promise<ProposalLine[]> {
  const { proposals } = await ask<{ proposals: ProposalLine[] }>(`query ($state: ProposalState) { proposals(state: $state, first: 100) { ${LINE} fields { field reason } } }`, { state });
  return proposals;
}

export async function loadProposal(id: string): Promise<WholeProposal> {
  const { proposal } = await ask<{ proposal: WholeProposal }>(`query ($id: UUID!) { proposal(id: $id) { ${LINE} version note mine isLeft fields { field before after reason outdated } } }`, { id });
  return proposal;
}

/** What is said to a proposal; fields that are not named stay open. */
export interface Decision {
  readonly proposal: string;
  /** Version of the proposal that was looked at. */
  readonly version: number;
  readonly accept: readonly string[];
  readonly giveBack: readonly { readonly field: string; readonly reason: string }[];
  /** What is put right before it is accepted, as the input of the noun takes it. */
  readonly edits: Values;
}

/** @returns the state of the proposal afterwards @throws AskError */
export async function decide(input: Decision): Promise<ProposalState> {
  const { decideProposal } = await ask<{ decideProposal: ProposalState }>('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input });
  return decideProposal;
}

export async function withdraw(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { withdrawProposal(id: $id) }', { id });
}

/** Makes a proposal one's own whose author has left. @returns whether it still waited for somebody */
export async function takeOver(id: string): Promise<boolean> {
  const { takeOverProposal } = await ask<{ takeOverProposal: boolean }>('mutation ($id: UUID!) { takeOverProposal(id: $id) }', { id });
  return takeOverProposal;
}
