import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { seedLines } from '../../seed/load.ts';
import { takeFile, takeLines } from '../../server/exchange/take.ts';
import { tellAll } from '../../server/exchange/tell.ts';
import { countRows } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const full = await openDirectory({ content: 'seed' });
const empty = await openDirectory();
const folder = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([full.close(), empty.close()]);
});

const BY = { name: 'import', origin: 'IMPORT' } as const;

async function told(pool: pg.Pool): Promise<string> {
  const to = new PassThrough();
  const [content] = await Promise.all([text(to), tellAll(pool, to).then(() => to.end())]);
  return content;
}

describe('the whole seed', () => {
  test('is exported, imported into an empty directory, and exported again without a difference', async () => {
    // Everything a directory can hold that the seed has not: what is hidden, outdated, checked, or was called otherwise.
    await keep(
      full.pool,
      { noun: 'actor', slug: 'geheim', name: 'Geheim', visibility: 'STAFF', state: 'DRAFT', checkedAt: '2026-01-05T10:00:00Z', checkedBy: 'Erika Muster' },
      { noun: 'service', slug: 'probe', title: { de: 'Montag', en: { value: 'Monday', machine: 'seed', checkedBy: 'Erika Muster', checkedAt: '2026-01-05T10:00:00.000Z' }, fr: 'lundi' }, actor: 'geheim', costAmount: 12.5, bring: { de: ['Pass', 'Foto'] } },
    );
    await keep(full.pool, { noun: 'service', slug: 'probe', title: { de: 'Dienstag' } });
    const content = await told(full.pool);
    const file = join(folder, 'all.ndjson');
    writeFileSync(file, content);
    const lines = content.trim().split('\n').length;
    expect(await takeFile(empty.pool, file, BY)).toMatchObject({ created: lines, changed: 0, unchanged: 0, problems: [] });
    const again = await told(empty.pool);
    expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
    expect(await takeFile(full.pool, file, BY)).toMatchObject({ created: 0, changed: 0, unchanged: lines });
  });

  test('loaded a second time changes nothing', async () => {
    const before = await countRows(full.pool);
    const lines = seedLines();
    expect(await takeLines(full.pool, lines, { name: 'seed', origin: 'SEED' })).toMatchObject({ created: 0, changed: 0, unchanged: lines.length, problems: [] });
    expect(await countRows(full.pool)).toEqual(before);
  });
});

test('an edit comes back when an older export is imported, once', async () => {
  const before = await told(empty.pool);
  const file = join(folder, 'before.ndjson');
  writeFileSync(file, before);
  await keep(empty.pool, { noun: 'service', slug: 'probe', costAmount: 20, bring: { de: ['Pass'] }, since: '2026' });
  await takeFile(empty.pool, file, BY);
  const { data } = await empty.operate('{ service(slug: "probe") { costAmount bring { lines } since } }');
  // What the older export does not state is left as it is, as with any import.
  expect(data).toEqual({ service: { costAmount: 12.5, bring: { lines: ['Pass', 'Foto'] }, since: '2026' } });
  expect(await takeFile(empty.pool, file, BY)).toMatchObject({ created: 0, changed: 0 });
});
