import { ask } from './ask.ts';
import { language } from './words.ts';

/** What a volunteer agrees to, each by itself. */
export const PURPOSES = ['PROFILE', 'ACCOMPANIMENT', 'NEWS'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Version of the words `agree.…` that are shown: a new one whenever what they say changes, and the server's with it. */
export const WORDING = '2026-11';

/** How somebody stands to a purpose. */
export interface Agreed {
  readonly purpose: Purpose;
  /** ISO 8601; null: they do not agree. */
  readonly givenAt: string | null;
}

export async function loadAgreed(): Promise<readonly Agreed[]> {
  const { myConsents } = await ask<{ myConsents: Agreed[] }>('{ myConsents { purpose givenAt } }');
  return myConsents;
}

export async function keepAgreed(purpose: Purpose, given: boolean): Promise<void> {
  await ask('mutation ($purpose: ConsentPurpose!, $given: Boolean!, $wording: String!, $language: LanguageTag!) { setConsent(purpose: $purpose, given: $given, wording: $wording, language: $language) { purpose } }', { purpose, given, wording: WORDING, language });
}
