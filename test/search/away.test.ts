import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { type Embedded, startEmbedded } from '../../server/embedded/index.ts';
import { serverProcess } from '../embedded/launch-tenant.ts';
import { SMALL } from './lines.ts';
import { Searchable } from './searchable.ts';

describe('while Meilisearch is away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'directory-search-'));
  const dataDir = join(folder, 'var');
  let embedded: Embedded;
  let directory: Searchable;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    // A Meilisearch of its own, since it is killed.
    embedded = await startEmbedded(readConfig({ DATA_DIR: dataDir, DATABASE_URL: inject('servers').databaseUrl }), pino({ level: 'silent' }));
    directory = await Searchable.open('tables', { url: embedded.meiliUrl, key: embedded.meiliKey });
    await directory.write(...SMALL);
    await directory.begin();
  });
  afterAll(async () => {
    await directory.close();
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('changes wait in the outbox, are complained of once, and arrive when it is back', async () => {
    await directory.search.stop();
    directory.logged.length = 0;
    const away = directory.copy('http://127.0.0.1:9');
    away.watch();
    await directory.write({ noun: 'article', slug: 'gewartet', kind: 'NEWS', title: { de: 'Gewartetwort' } });
    away.nudge();
    await expect(away.settled(2_500)).rejects.toMatchObject({ code: 'SEARCH_UNAVAILABLE' });
    await expect(away.healthy()).rejects.toMatchObject({ code: 'SEARCH_UNAVAILABLE' });
    expect(await away.ask({ language: 'de', query: 'Gewartetwort' })).toMatchObject({ degraded: true, hits: [{ slug: 'gewartet' }] });
    expect(await directory.waiting()).toBe(1);
    await away.stop();
    expect(directory.logged.filter((line) => line.includes('changes wait'))).toHaveLength(1);
    const back = directory.copy();
    await back.settled();
    await back.stop();
    expect(await directory.find('de', 'Gewartetwort')).toContain('gewartet');
  });

  it('that was killed in the middle of a drain, nothing is lost', async () => {
    const search = directory.copy();
    search.watch();
    for (let turn = 1; turn <= 6; turn += 1) {
      await directory.write({ noun: 'article', slug: `toter-${String(turn)}`, kind: 'NEWS', title: { de: `Totgeglaubt ${String(turn)}` } }, { noun: 'actor', slug: 'musterverein', name: `Musterverein ${String(turn)}` });
      search.nudge();
      await wait(turn * 15);
      if (turn % 2 > 0) continue;
      process.kill(serverProcess(dataDir, 'meilisearch').pid, 'SIGKILL');
      await expect.poll(() => search.healthy().then(() => true, () => false), { timeout: 60_000, interval: 200 }).toBe(true);
    }
    await search.settled(60_000);
    await search.stop();
    expect(await directory.waiting()).toBe(0);
    for (const language of ['de', 'ar', 'tr']) {
      const slugs = (await directory.documents(language)).map(({ slug }) => slug);
      for (let turn = 1; turn <= 6; turn += 1) expect(slugs).toContain(`toter-${String(turn)}`);
      expect(await directory.document(language, 'musterverein')).toMatchObject({ title: 'Musterverein 6' });
      expect(await directory.document(language, 'musterhilfe')).toMatchObject({ actor: ['Musterverein 6'] });
    }
  });
});
