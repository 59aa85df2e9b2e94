import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { VISITOR, type Viewer, audienceOf } from '../access/viewer.ts';
import { type Sources, ask } from './ask.ts';
import type { Changed } from './dependants.ts';
import { Drain } from './drain.ts';
import { ensureIndexes, rebuild } from './indexes.ts';
import { Heads } from './heads.ts';
import { learnOwn } from './learning/own.ts';
import { Meili } from './meili.ts';
import { Memory } from './memory.ts';
import type { SearchAnswer, SearchQuestion, Suggestion } from './question.ts';
import { BASE_FILE, readBase } from './relevance/base-file.ts';
import { type SuggestQuestion, suggest } from './suggest.ts';

export type { Changed } from './dependants.ts';

interface Options {
  readonly pool: Pool;
  /** Where Meilisearch is, and its key; empty for one without. */
  readonly url: string;
  readonly key: string;
  /** Put before the name of every index. */
  readonly prefix: string;
  readonly log: BaseLogger;
  /** File of the learned numbers to start with, or "none"; those of the program unless said otherwise. */
  readonly base?: string | undefined;
  /** Told after each batch which entries were changed, and which show them. */
  readonly onDrained?: (changed: readonly Changed[]) => void;
}

/** The search of a directory: asking it, and keeping it true to the database. */
export interface Search {
  /** As a visitor unless said otherwise. @throws BAD_LANGUAGE, QUERY_TOO_LONG, PAGE_TOO_LARGE, BAD_CURSOR, BAD_INPUT, SEARCH_UNAVAILABLE */
  ask(question: SearchQuestion, viewer?: Viewer): Promise<SearchAnswer>;
  /** What somebody who is typing may mean. @throws BAD_LANGUAGE, QUERY_TOO_LONG, PAGE_TOO_LARGE, SEARCH_UNAVAILABLE */
  suggest(question: SuggestQuestion, viewer?: Viewer): Promise<Suggestion[]>;
  /** Reads what searches are answered from into memory; the first search does it otherwise. */
  load(): Promise<void>;
  /** Makes missing or outdated indexes; afterwards what is in the database can be found. */
  ensure(): Promise<void>;
  /** Makes all indexes anew, and learns anew from the directory's own translations, while searches and edits go on. */
  rebuild(): Promise<void>;
  /** Learns from the translations in the background, if that is due: never done, or indexes made since. */
  learn(): void;
  /** From now on brings changes into the indexes. */
  watch(): void;
  /** Says that something was written. */
  nudge(): void;
  /** Resolves when all that was committed before can be found; draining itself if nobody does. */
  settled(patience?: number): Promise<void>;
  /** @throws SEARCH_UNAVAILABLE */
  healthy(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens the search; nothing is read or sent yet. */
export function openSearch({ pool, url, key, prefix, log, base = BASE_FILE, onDrained }: Options): Search {
  const meili = new Meili({ url, key, prefix });
  /** What each audience may search. What is not for everybody lies in memories of its own, and never leaves the database for another program. */
  const audiences = new Map<Viewer, Pick<Sources, 'memory' | 'heads'>>();
  const memories = (): Memory[] => [...audiences.values()].map(({ memory }) => memory);
  // Programs that only write need none, and most run without anybody who sees more than visitors do.
  const remembering = (viewer: Viewer): Pick<Sources, 'memory' | 'heads'> => {
    const audience = audienceOf(viewer);
    let made = audiences.get(audience);
    if (made !== undefined) return made;
    const heads = new Heads(pool, audience);
    const memory = new Memory({ pool, viewer: audience, base: readBase(base), log });
    audiences.set(audience, (made = { memory, heads }));
    memory.onChange((id) => heads.forget(id));
    memory.watch();
    return made;
  };
  const ending = new AbortController();
  const parts = { pool, meili, log, signal: ending.signal };
  let drain: Drain | undefined;
  let isDue = false;
  let learning = Promise.resolve();
  const learn = (when: 'always' | 'unless learned'): Promise<void> => (learning = learning.then(() => learnOwn(parts, when)).then(() => Promise.all(memories().map((memory) => memory.relearn()))).then(() => undefined));
  const watch = (): Drain => (drain ??= new Drain({ pool, meili, log, ...(onDrained !== undefined && { onDrained }) }));
  return {
    ask: async (question, viewer = VISITOR) => ask({ pool, meili, ...remembering(viewer), log }, question),
    suggest: async (question, viewer = VISITOR) => suggest(remembering(viewer), question),
    load: () => remembering(VISITOR).memory.load(),
    ensure: async () => {
      if (await ensureIndexes(parts)) isDue = true;
    },
    rebuild: async () => {
      await rebuild(parts);
      await learn('always');
    },
    learn: () => {
      void learn(isDue ? 'always' : 'unless learned');
      isDue = false;
    },
    watch: () => void watch(),
    nudge: () => {
      for (const memory of memories()) memory.nudge();
      drain?.nudge();
    },
    settled: (patience) => watch().settled(patience),
    healthy: () => meili.healthy(),
    stop: async () => {
      ending.abort();
      await learning;
      await drain?.stop();
      for (const memory of memories()) await memory.stop();
      meili.close();
    },
  };
}
