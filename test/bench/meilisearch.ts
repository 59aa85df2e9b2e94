import { setTimeout as wait } from 'node:timers/promises';
import { Client } from './client.ts';
import type { Ground } from './ground.ts';

interface Task {
  readonly taskUid: number;
}

/** Meilisearch by itself, asked over its own API as anybody would. @see https://www.meilisearch.com/docs/reference/api/overview */
export class PlainMeilisearch {
  private readonly json: Client;
  private readonly lines: Client;

  constructor({ base: { embedded } }: Ground) {
    const key = { Authorization: `Bearer ${embedded.meiliKey}` };
    this.json = new Client(embedded.meiliUrl, key);
    this.lines = new Client(embedded.meiliUrl, { ...key, 'Content-Type': 'application/x-ndjson' });
  }

  search(uid: string, question: string): Promise<string> {
    return this.json.post(question, `/indexes/${uid}/search`);
  }

  /** Begins an index with settings of ours. @returns the number of the last task */
  async create(uid: string, settings: object): Promise<number> {
    await this.json.post(JSON.stringify({ uid, primaryKey: 'id' }), '/indexes');
    return this.task('PATCH', `/indexes/${uid}/settings`, JSON.stringify(settings));
  }

  /** @param ndjson documents, one a line @returns the number of the task */
  async put(uid: string, ndjson: string | Buffer): Promise<number> {
    return (JSON.parse(await this.lines.post(ndjson, `/indexes/${uid}/documents`)) as Task).taskUid;
  }

  remove(uid: string, id: string): Promise<number> {
    return this.task('DELETE', `/indexes/${uid}/documents/${id}`);
  }

  drop(uid: string): Promise<number> {
    return this.task('DELETE', `/indexes/${uid}`);
  }

  /** Waits until these tasks, and so all before them, are done. @throws when one failed */
  async done(tasks: readonly number[]): Promise<void> {
    for (const task of tasks) {
      for (;;) {
        const { status, error } = JSON.parse(await this.json.send('GET', `/tasks/${String(task)}`)) as { status: string; error: unknown };
        if (status === 'succeeded') break;
        if (status !== 'enqueued' && status !== 'processing') throw new Error(`Meilisearch's task ${status}: ${JSON.stringify(error)}`);
        await wait(20);
      }
    }
  }

  close(): void {
    this.json.close();
    this.lines.close();
  }

  private async task(method: string, path: string, body = ''): Promise<number> {
    return (JSON.parse(await this.json.send(method, path, body)) as Task).taskUid;
  }
}
