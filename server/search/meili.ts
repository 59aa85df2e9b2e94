import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { MultiSearchQuery, SearchResponse, Settings } from 'meilisearch';
import { type DirectoryError, fail } from '../../schema/error.ts';

interface Options {
  readonly url: string;
  /** Empty for a Meilisearch without a key. */
  readonly key: string;
  /** Put before the name of every index. */
  readonly prefix: string;
}

/** How long an answer may take, in milliseconds: somebody waits for a search, and nobody for a few thousand documents. */
const PATIENCE = { search: 5_000, write: 120_000 };

/** Pauses between looks at tasks under way, in milliseconds: short for single edits, longer for a rebuild. */
const LOOK = { first: 5, most: 250, growth: 1.15 };

/** Tasks that an address can hold at once. */
const TASKS_AT_ONCE = 200;

/** An answer of Meilisearch that is not what was asked for; `code` is from its own catalogue. */
class MeiliError extends Error {
  override readonly name = 'MeiliError';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

class StaleConnection extends Error {}

interface Answer {
  readonly status: number;
  readonly text: string;
}

interface Task {
  readonly uid: number;
  readonly error: { readonly message: string; readonly code: string } | null;
}

/**
 * The one place that talks to Meilisearch; each method is one request of its API (1.21).
 * Node's own HTTP and not the npm client's `fetch`: half the processor time for each search. No answer is asked for in gzip,
 * for which Node would wait 40 ms (chunks and delayed acknowledgements). Words that are searched for stand in no error.
 * @see https://www.meilisearch.com/docs/reference/api/overview
 */
export class Meili {
  private readonly base: URL;
  private readonly key: string;
  private readonly prefix: string;
  private readonly agent: HttpAgent;
  private readonly send: typeof httpRequest;

  constructor({ url, key, prefix }: Options) {
    this.base = new URL(url);
    this.key = key;
    this.prefix = prefix;
    const secure = this.base.protocol === 'https:';
    this.agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
    this.send = secure ? httpsRequest : httpRequest;
  }

  /** Name of a language's index. */
  uid(language: string): string {
    return `${this.prefix}${language}`;
  }

  /** Name of the index that will take the place of a language's own when a rebuild ends. */
  nextUid(language: string): string {
    return `${this.uid(language)}__next`;
  }

  /** @throws SEARCH_UNAVAILABLE */
  async search(query: MultiSearchQuery): Promise<SearchResponse> {
    const { indexUid, ...rest } = query;
    return (await this.ask('POST', `/indexes/${indexUid}/search`, rest, PATIENCE.search)) as SearchResponse;
  }

  /** @throws SEARCH_UNAVAILABLE unless it answers and takes our key */
  async healthy(): Promise<void> {
    await this.ask('GET', '/version', undefined, PATIENCE.search);
  }

  /** @throws SEARCH_UNAVAILABLE unless it answers; the cheapest of its requests */
  async alive(): Promise<void> {
    await this.ask('GET', '/health', undefined, PATIENCE.search);
  }

  /** An index's settings, or null when there is no such index. */
  async settings(uid: string): Promise<Settings | null> {
    return this.unlessMissing(this.ask('GET', `/indexes/${uid}/settings`) as Promise<Settings>, null);
  }

  /** Documents by a filter, only the asked fields or all of them; none when there is no such index. */
  async documents<Found>(uid: string, filter: string, fields: readonly string[] | null, limit: number): Promise<Found[]> {
    const { results } = (await this.unlessMissing(this.ask('POST', `/indexes/${uid}/documents/fetch`, { filter, fields, limit }), { results: [] })) as { results: Found[] };
    return results;
  }

  /** Gives the task's number, as all methods that change something. */
  async create(uid: string): Promise<number> {
    return this.enqueue('POST', '/indexes', { uid, primaryKey: 'id' });
  }

  async drop(uid: string): Promise<number> {
    return this.enqueue('DELETE', `/indexes/${uid}`);
  }

  async set(uid: string, settings: Settings): Promise<number> {
    return this.enqueue('PATCH', `/indexes/${uid}/settings`, settings);
  }

  /** Puts whole documents in, one a line. */
  async put(uid: string, ndjson: string): Promise<number> {
    return this.enqueue('POST', `/indexes/${uid}/documents?primaryKey=id`, ndjson);
  }

  /** Takes documents out; those that are not there do no harm. */
  async remove(uid: string, ids: readonly string[]): Promise<number> {
    return this.enqueue('POST', `/indexes/${uid}/documents/delete-batch`, ids);
  }

  /** Exchanges the names of both indexes of each pair, all pairs at once. */
  async swap(pairs: readonly (readonly [string, string])[]): Promise<number> {
    return this.enqueue('POST', '/swap-indexes', pairs.map((indexes) => ({ indexes })));
  }

  /**
   * Waits until the tasks are done.
   * @param despite the reason for which a task may fail
   * @throws SEARCH_UNAVAILABLE when one failed; the signal's reason when it is aborted
   */
  async settled(tasks: readonly number[], { despite = '', signal }: { despite?: string; signal?: AbortSignal } = {}): Promise<void> {
    let pause = LOOK.first;
    for (const some of chunks(tasks, TASKS_AT_ONCE)) {
      while ((await this.tasks(some, 'enqueued,processing')).total > 0) {
        await wait(pause, undefined, signal === undefined ? {} : { signal });
        pause = Math.min(pause * LOOK.growth, LOOK.most);
      }
      const { results } = await this.tasks(some, 'failed,canceled');
      const failed = results.find(({ error }) => error?.code !== despite);
      if (failed !== undefined) throw unavailable(new MeiliError(failed.error?.message ?? 'The task was cancelled', failed.error?.code ?? 'canceled'));
    }
  }

  /** Closes the connections kept open. */
  close(): void {
    this.agent.destroy();
  }

  private async tasks(uids: readonly number[], statuses: string): Promise<{ total: number; results: Task[] }> {
    return (await this.ask('GET', `/tasks?uids=${uids.join(',')}&statuses=${statuses}`)) as { total: number; results: Task[] };
  }

  private async enqueue(method: string, path: string, body?: unknown): Promise<number> {
    const { taskUid } = (await this.ask(method, path, body)) as { taskUid: number };
    return taskUid;
  }

  private async unlessMissing<Found>(asking: Promise<Found>, instead: Found): Promise<Found> {
    try {
      return await asking;
    } catch (error) {
      if (error instanceof Error && error.cause instanceof MeiliError && error.cause.code === 'index_not_found') return instead;
      throw error;
    }
  }

  /** @param body an object, sent as JSON, or a string, sent as NDJSON @throws SEARCH_UNAVAILABLE with what happened as its cause */
  private async ask(method: string, path: string, body?: unknown, patience = PATIENCE.write): Promise<unknown> {
    try {
      const { status, text } = await this.exchange(method, path, body, patience);
      const answer: unknown = text === '' ? null : JSON.parse(text);
      if (status >= 400) throw new MeiliError(`HTTP ${String(status)}`, codeOf(answer));
      return answer;
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  private async exchange(method: string, path: string, body: unknown, patience: number): Promise<Answer> {
    try {
      return await this.exchangeOnce(method, path, body, patience);
    } catch (error) {
      // The server may close a connection kept open in the moment we use it again; every request here may be repeated.
      if (error instanceof StaleConnection) return this.exchangeOnce(method, path, body, patience);
      throw error;
    }
  }

  private exchangeOnce(method: string, path: string, body: unknown, patience: number): Promise<Answer> {
    const content = body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const headers = {
      'Accept-Encoding': 'identity',
      ...(this.key !== '' && { Authorization: `Bearer ${this.key}` }),
      ...(content && { 'Content-Type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json', 'Content-Length': content.length }),
    };
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(patience);
      const request = this.send(new URL(this.base.pathname.replace(/\/$/, '') + path, this.base), { method, headers, agent: this.agent, signal }, (response) => {
        readAll(response).then((text) => {
          resolve({ status: response.statusCode ?? 0, text });
        }, reject);
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        reject(request.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection(error.message) : error);
      });
      request.end(content);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function codeOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'code' in answer && typeof answer.code === 'string' ? answer.code : 'unknown';
}

function unavailable(cause: unknown): DirectoryError {
  const error = fail('SEARCH_UNAVAILABLE');
  error.cause = cause;
  return error;
}

function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
