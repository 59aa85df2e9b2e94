import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { LANGUAGES } from '../../schema/language.ts';
import { VISITOR } from '../access/viewer.ts';
import { forgetTexts } from './fallback-text.ts';
import { feed, portions } from './feed.ts';
import { whileFeeding, whileRebuilding } from './locks.ts';
import type { Meili } from './meili.ts';
import { idsWithin } from './reachable.ts';
import { isMadeSo, settingsOf } from './settings.ts';

interface Parts {
  readonly pool: Pool;
  readonly meili: Meili;
  readonly log: BaseLogger;
  readonly signal?: AbortSignal;
}

/**
 * Makes the indexes unless each language has one that is kept as its settings say. A new version of the program makes them anew.
 * @returns whether it did
 */
export async function ensureIndexes(parts: Parts): Promise<boolean> {
  if (await areReady(parts.meili)) return false;
  return whileRebuilding(parts.pool, async () => {
    // Another copy may have made them while we waited.
    if (await areReady(parts.meili)) return false;
    await fillAndSwap(parts);
    return true;
  });
}

/**
 * Makes every index anew from the database and exchanges it for the old one, while searches and edits go on.
 *
 * Nothing that is edited meanwhile gets lost: drains send to both the old and the new indexes for as long as the rebuild holds its lock,
 * and neither reads entries while the other reads and sends, so whatever was read later also arrives later.
 * @throws SEARCH_UNAVAILABLE; then the old indexes stay
 */
export async function rebuild(parts: Parts): Promise<void> {
  await whileRebuilding(parts.pool, () => fillAndSwap(parts));
}

async function areReady(meili: Meili): Promise<boolean> {
  const ready = await Promise.all(
    LANGUAGES.map(async (language) => {
      const found = await meili.settings(meili.uid(language));
      return found !== null && isMadeSo(language, found);
    }),
  );
  return ready.every(Boolean);
}

async function fillAndSwap({ pool, meili, log, signal }: Parts): Promise<void> {
  const started = performance.now();
  const waiting = signal === undefined ? {} : { signal };
  const isNew = await whileFeeding(pool, () => prepare(meili));
  const known = await outbox(pool);
  const ids = await idsWithin(pool, VISITOR.reach);
  let entries = 0;
  for (const portion of portions(ids)) {
    signal?.throwIfAborted();
    isNew.push(...(await whileFeeding(pool, () => feed(pool, meili, portion, (language) => [meili.nextUid(language)]))));
    for (const some of portion.values()) entries += some.size;
  }
  await meili.settled(isNew, waiting);
  await whileFeeding(pool, () => exchange(meili));
  await forgetTexts(pool);
  // All that waited before the entries were read is in the new indexes.
  await pool.query('delete from outbox where id = any($1::bigint[])', [known]);
  log.info({ entries, languages: LANGUAGES.length, milliseconds: Math.round(performance.now() - started) }, 'search indexes made anew');
}

/** Empty indexes beside the present ones, with their settings before any document comes. @returns the tasks */
async function prepare(meili: Meili): Promise<number[]> {
  const made: number[] = [];
  for (const language of LANGUAGES) {
    const uid = meili.nextUid(language);
    // One may be left of a rebuild that was broken off.
    await meili.drop(uid);
    made.push(await meili.create(uid), await meili.set(uid, settingsOf(language)));
  }
  return made;
}

async function exchange(meili: Meili): Promise<void> {
  // Only what exists can be exchanged.
  const missing = await Promise.all(LANGUAGES.map((language) => meili.uid(language)).map(async (uid) => ((await meili.settings(uid)) === null ? [uid] : [])));
  const tasks: number[] = [];
  for (const uid of missing.flat()) tasks.push(await meili.create(uid));
  tasks.push(await meili.swap(LANGUAGES.map((language) => [meili.uid(language), meili.nextUid(language)])));
  for (const language of LANGUAGES) tasks.push(await meili.drop(meili.nextUid(language)));
  await meili.settled(tasks, { despite: 'index_already_exists' });
}

async function outbox(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from outbox');
  return rows.map(({ id }) => id);
}
