import { ask } from './ask.ts';

export const NEEDS = ['OUTDATED', 'MACHINE', 'MISSING'] as const;
/** What a text needs in a language. */
export type Need = (typeof NEEDS)[number];

/** A text of an entry that needs somebody. */
export interface WaitingText {
  /** Such as "title", or "hours.exceptions.0.reason" within an object. */
  readonly field: string;
  /** Whether everybody may see it who may see the entry. */
  readonly isPublic: boolean;
  readonly need: Need;
  /** Language of the original, and its words. */
  readonly original: string;
  readonly words: string;
  readonly value: string | null;
  readonly machine: string | null;
  /** Whether a proposal with words in this language waits for a coordinator. */
  readonly proposed: boolean;
}

export interface WaitingEntry {
  readonly noun: string;
  readonly id: string;
  readonly version: number;
  readonly title: string | null;
  readonly isPublic: boolean;
  readonly cursor: string;
  readonly texts: readonly WaitingText[];
}

/** How many texts need somebody in a language. */
export interface WaitingCount {
  readonly language: string;
  readonly missing: number;
  readonly outdated: number;
  readonly machine: number;
}

/** The engine that translates; its languages are null while it is away. */
export interface Engine {
  readonly engine: string;
  readonly languages: readonly string[] | null;
}

/** Entries on one page. */
export const PAGE = 10;

export async function loadWaiting(language: string, needs: readonly Need[], after: string | null): Promise<WaitingEntry[]> {
  const { translations } = await ask<{ translations: WaitingEntry[] }>(
    `query ($language: LanguageTag!, $needs: [TranslationNeed!], $after: String) { translations(language: $language, needs: $needs, first: ${String(PAGE)}, after: $after) {
      noun id version title isPublic cursor texts { field isPublic need original words value machine proposed } } }`,
    { language, needs, after },
  );
  return translations;
}

export async function loadCounts(): Promise<WaitingCount[]> {
  return (await ask<{ translationCounts: WaitingCount[] }>('{ translationCounts { language missing outdated machine } }')).translationCounts;
}

export async function loadEngine(): Promise<Engine | null> {
  return (await ask<{ translator: Engine | null }>('{ translator { engine languages } }')).translator;
}

/** A text of an entry in a language, as it was when somebody looked at it. */
export interface Place {
  readonly noun: string;
  readonly id: string;
  readonly field: string;
  readonly language: string;
  readonly base: number;
}

/** Keeps words. @param machine the engine whose words these are, unchanged @returns whether they wait for a coordinator */
export async function saveTranslation(place: Place, value: string, machine: string | null): Promise<boolean> {
  const { saveTranslation: { waiting } } = await ask<{ saveTranslation: { waiting: string[] } }>('mutation ($input: TranslationInput!) { saveTranslation(input: $input) { waiting } }', { input: { ...place, value, machine } });
  return waiting.length > 0;
}

/** Says that a translation is right as it is. */
export async function checkTranslation(place: Place): Promise<void> {
  await ask('mutation ($input: SeenTranslationInput!) { checkTranslation(input: $input) }', { input: place });
}

/** The engine's words for a text; nothing is kept of them. */
export async function suggestTranslation({ noun, id, field, language }: Place): Promise<string> {
  const query = 'mutation ($noun: String!, $id: UUID!, $field: String!, $language: LanguageTag!) { suggestTranslation(noun: $noun, id: $id, field: $field, language: $language) }';
  return (await ask<{ suggestTranslation: string }>(query, { noun, id, field, language })).suggestTranslation;
}

export interface Batch {
  readonly translated: number;
  readonly refused: readonly { readonly noun: string; readonly id: string; readonly title: string | null; readonly field: string; readonly code: string; readonly why: string }[];
  /** Where the next batch begins; null: that was the last. */
  readonly after: string | null;
}

/** Has the engine translate some of what is missing in a language. */
export async function translateMissing(language: string, after: string | null): Promise<Batch> {
  return (await ask<{ translateMissing: Batch }>('mutation ($language: LanguageTag!, $after: String) { translateMissing(language: $language, after: $after) { translated refused { noun id title field code why } after } }', { language, after })).translateMissing;
}
