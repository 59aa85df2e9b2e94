import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { BaseLogger } from 'pino';
import { ORIGINAL } from '../../schema/language.ts';
import type { Row } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import type { Text } from '../../schema/text.ts';
import type { Viewer } from '../access/viewer.ts';
import { Bell } from '../store/bell.ts';
import { Changes } from '../store/changes.ts';
import { StoreReader } from '../store/read.ts';
import { type Ids, dependants } from './dependants.ts';
import { type Card, cardOf } from './card.ts';
import { type Described, describe } from './describe.ts';
import { dueOf } from './document.ts';
import { factsOf } from './facts/entry.ts';
import { Facts } from './facts/facts.ts';
import { portions } from './feed.ts';
import { Labels } from './labels.ts';
import { Learned } from './learning/learned.ts';
import { idsWithin } from './reachable.ts';
import type { Base } from './relevance/base.ts';
import { Relevance } from './relevance/relevance.ts';
import { Terms } from './relevance/terms.ts';
import { searchedAs, wordingsOf } from './wordings.ts';

/** Entries read in one go: between two portions searches are answered. */
const PORTION = 50;

/** How long a search waits for what was just written, in milliseconds; after that it answers from what is known. */
const PATIENCE = 1_500;

/** Who asks for what was written since is told at once; nobody asking, it is looked for so often, in milliseconds. */
const POLL = 1_000;

interface Options {
  readonly pool: Pool;
  /** For whom: what they may not see is not in it. */
  readonly viewer: Viewer;
  readonly base: Base;
  readonly log: BaseLogger;
}

/** What the memory knows of an entry beyond words and facts. */
export interface Known extends Card {
  readonly noun: string;
  readonly id: string;
  /** Whether its title is a name, which is the same in every language. */
  readonly isNamed: boolean;
}

/**
 * What an audience may see, in memory: the words, facts and learned numbers of every entry, by numbers that are used again. Each copy of the
 * program has its own, read from the database at the start and kept current from the revisions, whoever wrote them.
 */
export class Memory {
  readonly relevance: Relevance;
  readonly facts = new Facts();
  readonly terms = new Terms();
  readonly labels = new Labels();
  private readonly options: Options;
  private readonly changes: Changes;
  private readonly bell: Bell;
  private readonly learned: Learned;
  private readonly known: (Known | undefined)[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly free: number[] = [];
  /** When time alone makes what is known of an entry wrong, by its id; seconds since 1970. */
  private readonly due = new Map<string, number>();
  private readonly listeners: ((id: string) => void)[] = [];
  private loading: Promise<void> | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private changing = 0;
  private polling: Promise<void> | undefined;
  private looking: Promise<void> | undefined;
  private readonly ending = new AbortController();

  constructor(options: Options) {
    this.options = options;
    this.relevance = new Relevance(options.base, ORIGINAL);
    this.changes = new Changes(options.pool);
    this.bell = new Bell(options.pool);
    this.learned = new Learned(options.pool, options.log);
  }

  /** How many numbers there are, those not in use among them. */
  get size(): number {
    return this.known.length;
  }

  of(number: number): Known | undefined {
    return this.known[number];
  }

  /** Whether an entry's title is a name, which is the same in every language. */
  isNamed(number: number): boolean {
    return this.known[number]?.isNamed === true;
  }

  number(id: string): number | undefined {
    return this.numbers.get(id);
  }

  /** Tells of each entry that is read anew or is gone. */
  onChange(listener: (id: string) => void): void {
    this.listeners.push(listener);
  }

  /** Resolves when everything that was committed before can be found, or when that takes too long. @throws the database's error when nothing could be read yet */
  async current(): Promise<void> {
    await this.load();
    if (this.bell.take()) this.looking = this.look();
    // Somebody else's look is waited for as well: it may be about to tell what was committed before one asked.
    await this.looking;
    if (this.changing > 0) await Promise.race([this.work, wait(PATIENCE, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined)]);
  }

  /** Says that something was written. */
  nudge(): void {
    this.bell.ring();
  }

  private async look(): Promise<void> {
    try {
      const changed = await this.changes.next();
      if (changed.size > 0) this.change(changed);
    } catch (error) {
      this.bell.ring();
      throw error;
    }
  }

  /** Reads everything, once. */
  load(): Promise<void> {
    this.loading ??= this.readAll().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /** From now on keeps itself current, so that nobody waits for what others wrote long ago. */
  watch(): void {
    this.polling ??= this.poll();
  }

  /** Takes what was learned from the translations meanwhile, by whatever process. What cannot be read now is read later. */
  async relearn(): Promise<void> {
    const learned = await this.learned.next().catch(() => undefined);
    if (learned !== undefined) this.relevance.learn(learned);
  }

  private change(ids: Ids): void {
    this.changing += 1;
    this.work = this.work
      .then(() => this.take(ids))
      .catch((error: unknown) => {
        if (!this.ending.signal.aborted) this.options.log.warn({ err: error }, 'changes cannot be read into the memory of the search');
      })
      .finally(() => (this.changing -= 1));
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.polling;
    await this.work;
    this.bell.stop();
  }

  private async poll(): Promise<void> {
    const { signal } = this.ending;
    for (;;) {
      const isTime = await wait(POLL, true, { signal, ref: false }).catch(() => false);
      if (!isTime) return;
      this.mindTime();
      // What cannot be read now is read when somebody asks. A connection that died without a word tells nothing, so one looks in any case.
      this.bell.ring();
      await this.current().then(() => this.bell.listen()).catch(() => undefined);
      await this.relearn();
    }
  }

  /** Entries of which something has ended since are read anew. */
  private mindTime(): void {
    const now = Date.now() / 1000;
    const over = [...this.due].filter(([, end]) => end <= now).map(([id]) => id);
    for (const id of over) {
      this.due.delete(id);
      const known = this.known[this.numbers.get(id) ?? -1];
      if (known !== undefined) this.change(new Map([[known.noun, new Set([id])]]));
    }
  }

  private async readAll(): Promise<void> {
    const started = performance.now();
    const { pool, viewer, log } = this.options;
    await this.changes.begin();
    await Promise.all([this.readTerms(), this.readNetworks()]);
    const ids = await idsWithin(pool, viewer.reach);
    for (const portion of portions(ids, PORTION)) await this.read(portion);
    this.relevance.tidy();
    await this.relearn();
    log.info({ audience: viewer.name, entries: this.numbers.size, milliseconds: Math.round(performance.now() - started) }, 'memory of the search filled');
  }

  private async take(changed: Ids): Promise<void> {
    const shown = await dependants(this.options.pool, changed);
    if (changed.has('term')) await this.readTerms();
    if (changed.has('network')) await this.readNetworks();
    for (const portion of portions(shown, PORTION)) await this.read(portion);
  }

  private async read(ids: Ids): Promise<void> {
    this.ending.signal.throwIfAborted();
    for (const [noun, some] of ids) {
      const entries = await describe(this.options.pool, noun, [...some], this.options.viewer);
      const there = new Set(entries.map(({ row }) => row.id));
      for (const entry of entries) this.put(entry);
      for (const id of some) if (!there.has(id)) this.remove(id);
    }
    await breathe();
  }

  private put(entry: Described): void {
    const { id } = entry.row;
    const { texts, terms, isNamed } = wordingsOf(entry);
    const number = this.numbers.get(id) ?? this.free.pop() ?? this.known.length;
    this.numbers.set(id, number);
    this.known[number] = { noun: entry.noun.name, id, isNamed, ...cardOf(entry) };
    this.relevance.set(number, texts);
    this.terms.set(number, terms);
    this.facts.set(number, factsOf(entry));
    const due = dueOf(entry);
    if (due === undefined) this.due.delete(id);
    else this.due.set(id, due);
    for (const listener of this.listeners) listener(id);
  }

  private remove(id: string): void {
    const number = this.numbers.get(id);
    if (number === undefined) return;
    this.numbers.delete(id);
    this.due.delete(id);
    this.known[number] = undefined;
    this.relevance.delete(number);
    this.terms.delete(number);
    this.facts.delete(number);
    this.free.push(number);
    for (const listener of this.listeners) listener(id);
  }

  private async readTerms(): Promise<void> {
    const rows = await this.named('term');
    this.labels.knowTerms(rows);
    this.terms.know(
      rows.map(({ slug, label, synonyms }) => {
        const phrases = new Map<string, string[]>();
        for (const text of [label, synonyms] as (Text | null)[]) {
          for (const [tag, { value }] of Object.entries(text?.values ?? {})) phrases.set(searchedAs(tag), [...(phrases.get(searchedAs(tag)) ?? []), ...value.split('\n')]);
        }
        return { slug, phrases };
      }),
    );
  }

  private async readNetworks(): Promise<void> {
    this.labels.knowNetworks(await this.named('network'));
  }

  private named(noun: string): Promise<Row[]> {
    return new StoreReader(this.options.pool, this.options.viewer).select(nounOf(noun), 'true', []);
  }
}
