import { ask } from './ask.ts';
import { spokenLanguages } from './editor/languages.ts';
import { municipalities } from './editor/lookup.ts';
import { compare } from './words.ts';

/** For how long somebody has to wait, and why somebody is refused, as the server names it. */
export const WAITS = ['ONE', 'TWO_TO_FOUR', 'FIVE_TO_TWELVE', 'MORE'] as const;
export const REFUSALS = ['FULL', 'AREA', 'RESIDENCE_STATUS', 'LANGUAGE', 'AGE', 'COST', 'OTHER'] as const;

/** What can come of a referral, with what belongs to it. */
export type Outcome =
  | { readonly kind: 'REACHED' | 'NOT_REACHED' }
  | { readonly kind: 'WAITING'; readonly weeks: (typeof WAITS)[number] }
  | { readonly kind: 'REFUSED'; readonly reason: (typeof REFUSALS)[number] };

/** Keeps what came of a referral. @returns an id, by which it can be added to and taken back */
export async function tellOutcome(noun: string, entry: string, outcome: Outcome): Promise<string> {
  const { tellOutcome: id } = await ask<{ tellOutcome: string }>('mutation ($input: OutcomeInput!) { tellOutcome(input: $input) }', { input: { noun, entry, ...outcome } });
  return id;
}

/** Adds what may be told of the person; nothing: it is not told. */
export async function addToOutcome(id: string, language: string, municipality: string): Promise<void> {
  await ask('mutation ($id: UUID!, $language: SpokenLanguage, $municipality: String) { addToOutcome(id: $id, language: $language, municipality: $municipality) }', { id, language: language || null, municipality: municipality || null });
}

export async function takeBackOutcome(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { takeBackOutcome(id: $id) }', { id });
}

/** What can be told of the person. */
export interface Choices {
  readonly languages: readonly { readonly id: string; readonly name: string }[];
  readonly municipalities: readonly string[];
}

/** Languages by name; municipalities of one's own networks, or where somebody volunteers in none, of all. */
export async function loadChoices(): Promise<Choices> {
  const { myArea } = await ask<{ myArea: string[] }>('{ myArea }');
  const towns = myArea.length > 0 ? myArea : (await municipalities()).map(({ name }) => name);
  return { languages: spokenLanguages(''), municipalities: towns.toSorted(compare) };
}
