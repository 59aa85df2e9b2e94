import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { askInstitutions } from '../../server/checking/asking.ts';
import { tellReports } from '../../server/reporting/telling.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';

const directory = await openDirectory();
const { pool } = directory;
const SITE = 'http://directory.test';
afterAll(() => directory.close());

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  await signedIn(directory, 'coordinator', 'eigen-network');
  await keep(pool, { noun: 'actor', slug: 'eigen-actor', email: 'amt@example.org' });
  await pool.query(`update service set created_at = now() - interval '7 months'`);
});

const press = async (link: string) => {
  const response = await fetch(`${directory.url}${link.replace(/^https?:\/\/[^/]+/, '')}`, { method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } });
  return { to: response.headers.get('location'), cookie: response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ') };
};

async function links(): Promise<{ confirm: string; edit: string }> {
  const text = (await directory.mails()).at(-1)?.text ?? '';
  return { confirm: /\S+\/check\/confirm\/\?t=[\w-]+/.exec(text)?.[0] ?? '', edit: /\S+\/check\/edit\/\?t=[\w-]+/.exec(text)?.[0] ?? '' };
}

const checked = async () => (await pool.query<{ by: string | null }>(`select checked_by as by from service where slug = 'eigen-service' and checked_at > now() - interval '1 minute'`)).rows[0]?.by;

describe('the mail to an institution', () => {
  test('goes to its general address, once for all that is due, and not again within a fortnight', async () => {
    await keep(pool, { noun: 'service', slug: 'zweite', title: { de: 'Zweite Beratung' }, actor: 'eigen-actor' });
    await pool.query(`update service set created_at = now() - interval '7 months'`);
    const before = (await directory.mails()).length;
    expect(await askInstitutions(pool, SITE)).toBe(1);
    const mails = (await directory.mails()).slice(before);
    expect(mails.map(({ to }) => to).join()).toContain('amt@example.org');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Beratung eigen');
    expect(mails[0]?.text).toContain('Zweite Beratung');
    expect(await askInstitutions(pool, SITE)).toBe(0);
    expect(await askInstitutions(pool, SITE, new Date(Date.now() + 15 * 86_400_000))).toBe(1);
  });

  test('does not go to those whose network nobody coordinates', async () => {
    await keep(pool, { noun: 'actor', slug: 'fremd-actor', email: 'fremd@example.org' });
    await askInstitutions(pool, SITE);
    expect((await directory.mails()).map(({ to }) => to).join()).not.toContain('fremd@example.org');
  });

  test('one tap confirms everything, in every language, and opening the link does not', async () => {
    await askInstitutions(pool, SITE);
    const { confirm } = await links();
    await fetch(`${directory.url}${confirm.replace(SITE, '')}`);
    expect(await checked()).toBeUndefined();
    expect((await press(confirm)).to).toBe('/de/check/thanks/');
    expect(await checked()).toBe('Amt eigen');
    const { rows } = await pool.query<{ origin: string }>(`select origin from revision where noun = 'service' order by id desc limit 1`);
    expect(rows[0]?.origin).toBe('LINK');
    expect(await askInstitutions(pool, SITE, new Date(Date.now() + 15 * 86_400_000))).toBe(0);
  });

  test('used, expired, foreign and truncated links lead to the same page, and of many at once one counts', async () => {
    await askInstitutions(pool, SITE);
    const { confirm, edit } = await links();
    for (const bad of [confirm.slice(0, -3), edit.replace('/edit/', '/confirm/'), '/de/check/confirm/']) expect((await press(bad)).to).toBe('/de/check/ended/');
    const pressed = await Promise.all(Array.from({ length: 10 }, () => press(confirm)));
    expect(pressed.filter(({ to }) => to === '/de/check/thanks/')).toHaveLength(1);
    expect((await press(confirm)).to).toBe('/de/check/ended/');
    await pool.query(`update ticket set until = now() - interval '1 second'`);
    expect((await press(edit)).to).toBe('/de/check/ended/');
  });

  test('the other link opens the institution\'s own entries, where every change waits for a coordinator', async () => {
    await askInstitutions(pool, SITE);
    const { edit } = await links();
    const { to, cookie } = await press(edit);
    expect(to).toBe('/de/partner/');
    const ask = (query: string, variables: Record<string, unknown>) => directory.graphql<Record<string, { published: string[]; waiting: string[] }>>(query, variables, { cookie });
    const changed = await ask('mutation ($id: UUID!) { proposeService(input: { id: $id, capacity: FULL }, base: 1) { published waiting } }', { id: await idOf(pool, 'service', 'eigen-service') });
    expect(changed.data?.['proposeService']).toEqual({ published: [], waiting: ['capacity'] });
    const foreign = await ask('mutation ($id: UUID!) { proposeService(input: { id: $id, capacity: FULL }, base: 1) { published waiting } }', { id: await idOf(pool, 'service', 'fremd-service') });
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('what a reader says is wrong', () => {
  const report = async (entry = 'eigen-service') => directory.graphql('mutation ($entry: Reference!) { reportMistake(input: { noun: "service", entry: $entry, language: "de", text: "Die Tür war <b>zu</b>." }) }', { entry });

  test('reaches the institution at once and, unanswered for a week, those who coordinate', async () => {
    await report();
    expect(await tellReports(pool, SITE)).toBe(1);
    const first = (await directory.mails()).at(-1);
    expect(first?.to).toContain('amt@example.org');
    expect(first?.text).toContain('Die Tür war <b>zu</b>.');
    expect(first?.html).not.toContain('<b>zu');
    expect(await tellReports(pool, SITE)).toBe(0);
    await pool.query(`update report set told_at = told_at - interval '8 days'`);
    expect(await tellReports(pool, SITE)).toBe(1);
    expect((await directory.mails()).at(-1)?.to).toContain('coordinator-eigen-network@example.org');
  });

  test('is read and settled by those who keep the entry, and by nobody else', async () => {
    await report();
    await report('fremd-service');
    const partner = await signedIn(directory, 'partner', 'eigen-actor');
    const volunteer = await signedIn(directory, 'volunteer', 'eigen-network');
    const { data } = await partner.ask<{ reports: { id: string; text: string }[] }>('{ reports { id text } }');
    expect(data?.reports).toHaveLength(1);
    for (const nobody of [volunteer, { ask: directory.graphql }]) expect((await nobody.ask('{ reports { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { rows } = await pool.query<{ id: string }>('select id from report order by id');
    const settled = await Promise.all(rows.map(async ({ id }) => (await partner.ask<{ settleReport: boolean }>('mutation ($id: UUID!) { settleReport(id: $id) }', { id })).data?.settleReport));
    expect(settled.filter(Boolean)).toHaveLength(1);
    expect((await pool.query('select from report')).rowCount).toBe(1);
  });
});
