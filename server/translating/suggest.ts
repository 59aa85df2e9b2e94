import type { Pool } from 'pg';
import { DirectoryError, type ErrorCode, fail } from '../../schema/error.ts';
import { nounOf } from '../../schema/nouns.ts';
import { guardOf, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { type Place, textAt, withWording } from './keep.ts';
import { namesAround } from './names.ts';
import { BROKEN } from './provider.ts';
import type { Translator } from './translator.ts';
import { waitingEntries } from './waiting.ts';

/** Texts that are translated at once. */
export const BATCH = 20;

/** Milliseconds after which a batch ends early, so that whoever waits sees that something happens. */
const LONGEST_BATCH = 30_000;

/** A text that could not be translated, and why. */
export interface Untranslated {
  readonly noun: string;
  readonly id: string;
  readonly title: string | null;
  readonly field: string;
  readonly code: ErrorCode;
  /** The same as a sentence. */
  readonly why: string;
}

/** What became of a batch. */
export interface Batch {
  readonly translated: number;
  readonly refused: readonly Untranslated[];
  /** Where the next one begins; null: that was the last. */
  readonly after: string | null;
}

/**
 * An engine's words for a text of an entry; nothing is kept of them.
 * @throws NOT_FOUND, FORBIDDEN (too for what not everybody may see: that is never sent anywhere), and as `Translator.translate`
 */
export async function suggestTranslation(pool: Pool, viewer: Viewer, translator: Translator, place: Place): Promise<string> {
  await mustDo(pool, viewer, 'propose', place.noun, place.id);
  const { reach, isOpen, text } = await textAt(pool, place);
  if (reach > 0 || !isOpen) throw fail('FORBIDDEN', 'have a machine translate what not everybody may see');
  const words = text.values[text.original]?.value ?? '';
  return translator.translate(words, text.original, place.language, await namesAround(pool, place.noun, place.id));
}

/**
 * Translates public texts that have no words in a language yet, marked as a machine's until somebody looks at them; for those who may save at once.
 * An engine that is away, not set up or used up ends it; what was translated before is kept.
 * @param after where the batch before ended
 * @throws BAD_CURSOR, TRANSLATOR_LANGUAGE, and one of BROKEN
 */
export async function translateMissing(pool: Pool, viewer: Viewer, translator: Translator, language: string, after: string | null): Promise<Batch> {
  await translator.mustKnow(language);
  const entries = (await waitingEntries(pool, viewer, 'save', language, ['MISSING'], BATCH, after)).filter(({ isPublic }) => isPublic);
  const refused: Untranslated[] = [];
  const until = performance.now() + LONGEST_BATCH;
  let translated = 0;
  let tried = 0;
  for (const [index, { noun: name, id, title, texts, cursor }] of entries.entries()) {
    const noun = nounOf(name);
    const names = await namesAround(pool, noun, id);
    for (const { field, isPublic, words, original } of texts) {
      if (!isPublic) continue;
      tried += 1;
      try {
        const value = await translator.translate(words, original, language, names);
        if (await keepMissing(pool, viewer, { noun, id, field, language }, words, value, translator.engine)) translated += 1;
      } catch (error) {
        if (!(error instanceof DirectoryError) || BROKEN.has(error.code) || error.code === 'STORE_UNAVAILABLE') throw error;
        refused.push({ noun: name, id, title, field, code: error.code, why: error.message });
      }
    }
    // An entry is done as a whole, since the next batch begins behind it.
    if ((tried >= BATCH || performance.now() > until) && index < entries.length - 1) return { translated, refused, after: cursor };
  }
  return { translated, refused, after: entries.length < BATCH ? null : (entries.at(-1)?.cursor ?? null) };
}

/** Keeps an engine's words, unless somebody wrote some or changed the original meanwhile. @returns whether they are kept */
async function keepMissing(pool: Pool, viewer: Viewer, place: Place, words: string, value: string, machine: string): Promise<boolean> {
  return transaction(pool, async (client) => {
    const { way, isOpen, text } = await textAt(client, place, 'for no key update');
    if (!isOpen || text.values[place.language] !== undefined || text.values[text.original]?.value !== words) return false;
    await save(client, { noun: place.noun, values: { id: place.id, ...(await withWording(client, place, way, { value, machine })) } }, { name: viewer.name, origin: 'FORM' }, guardOf(client, viewer, 'save'));
    return true;
  });
}
