import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_A_MINUTE } from '../../server/previewing/previews.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory({ previews: true });
const { pool } = directory;
afterAll(() => directory.close());

let partner: Person;
let service: string;
const ids = new Map<string, string>();

beforeAll(async () => {
  await keep(pool, ...TWO_NETWORKS);
  await keep(
    pool,
    { noun: 'place', slug: 'zuflucht', name: 'Schutzhaus', exposure: 'HIDDEN', address: { street: 'Geheimweg 7', city: 'Musterstadt' }, municipality: { name: 'Musterstadt', key: '00000001' } },
    { noun: 'actor', slug: 'eigen-actor', name: 'Amt eigen', places: ['eigen-place', 'zuflucht'] },
    { noun: 'offering', slug: 'eigen-zuflucht', service: 'eigen-service', place: 'zuflucht' },
    { noun: 'contact', slug: 'eigen-contact', name: 'Erika eigen', actor: 'eigen-actor', channels: [{ kind: 'PHONE', value: '+49 391 0000002', visibility: 'STAFF' }] },
    { noun: 'service', slug: 'eigen-service', title: { de: 'Beratung eigen' }, actor: 'eigen-actor', contacts: ['eigen-contact'] },
  );
  partner = await signedIn(directory, 'partner', 'eigen-actor', { trust: 0 });
  service = await idOf(pool, 'service', 'eigen-service');
  for (const side of ['eigen', 'fremd']) for (const noun of ['service', 'actor', 'place', 'contact', 'offering']) ids.set(`${side}-${noun}`, await idOf(pool, noun, `${side}-${noun}`));
  ids.set('eigen-zuflucht', await idOf(pool, 'offering', 'eigen-zuflucht'));
  ids.set('zuflucht', await idOf(pool, 'place', 'zuflucht'));
}, 120_000);

interface Asked {
  noun?: string;
  id?: string | null;
  base?: number | null;
  changes?: unknown;
  actor?: string;
  language?: string;
}

const PREVIEW = 'mutation ($noun: String!, $id: UUID, $base: Int, $changes: JSON!, $actor: UUID, $language: LanguageTag!) { preview(noun: $noun, id: $id, base: $base, changes: $changes, actor: $actor, language: $language) { html } }';

async function preview(asker: Pick<Person, 'ask'>, { noun = 'service', id = service, base = 99, changes = {}, ...rest }: Asked = {}) {
  const { data, errors } = await asker.ask<{ preview: { html: string | null } }>(PREVIEW, { noun, id, base, changes, language: 'de', ...rest });
  return { html: data?.preview.html, error: errors?.[0]?.extensions };
}

const visitor: Pick<Person, 'ask'> = { ask: directory.graphql };

/** Every row of every table, and which transaction wrote it. */
async function everything(): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const states: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: [state] } = await pool.query<{ state: string }>(`select count(*) || ' ' || coalesce(md5(string_agg(t.xmin || t::text, ',' order by t::text)), '') as state from "${name}" t`);
    states[name] = state?.state ?? '';
  }
  return states;
}

describe('a preview', () => {
  test('is the public page as it would be, and nothing of it is kept anywhere', async () => {
    const [before, mails] = [await everything(), await directory.mails()];
    const { html } = await preview(partner, { changes: { title: { de: 'Beratung für alle', ar: 'استشارة للجميع' }, free: true } });
    expect(html).toContain('<h1');
    expect(html).toContain('Beratung für alle');
    expect(html).toContain('rel="stylesheet"');
    const arabic = await preview(partner, { changes: { title: { de: 'Beratung für alle', ar: 'استشارة للجميع' } }, language: 'ar' });
    expect(arabic.html).toMatch(/<html[^>]* dir="rtl"/);
    expect(arabic.html).toContain('استشارة للجميع');
    expect(await everything()).toEqual(before);
    expect(await directory.mails()).toEqual(mails);
    // The next one begins with what is there.
    expect((await preview(partner)).html).not.toContain('Beratung für alle');
  });

  test('of what belongs to an entry is the page on which it is seen', async () => {
    const offering = await preview(partner, { noun: 'offering', id: ids.get('eigen-offering'), changes: { about: { de: 'Im zweiten Stock' } } });
    expect(offering.html).toContain('Beratung eigen');
    expect(offering.html).toContain('Im zweiten Stock');
    const place = await preview(partner, { noun: 'place', id: ids.get('eigen-place'), changes: { address: { street: 'Musterallee 9', city: 'Musterstadt' } } });
    expect(place.html).toContain('Musterallee 9');
  });

  test('shows entries that are not there yet, for institutions of one\'s own', async () => {
    const { html } = await preview(partner, { id: null, base: null, changes: { title: { de: 'Sprachtandem' }, actor: ids.get('eigen-actor') } });
    expect(html).toContain('Sprachtandem');
    expect((await preview(partner, { noun: 'place', id: null, base: null, changes: { name: 'Neues Haus' }, actor: ids.get('eigen-actor') ?? '' })).html).toContain('Neues Haus');
    expect((await preview(partner, { id: null, base: null, changes: { title: { de: 'Sprachtandem' }, actor: ids.get('fremd-actor') } })).error?.code).toBe('FORBIDDEN');
  });

  test('shows what would be seen again once an entry is published, with all that names it', async () => {
    await keep(pool, { noun: 'contact', slug: 'eigen-neue', name: 'Dana eigen', actor: 'eigen-actor', state: 'DRAFT' });
    await keep(pool, { noun: 'service', slug: 'eigen-service', contacts: ['eigen-contact', 'eigen-neue'] });
    const contact = await idOf(pool, 'contact', 'eigen-neue');
    expect((await preview(partner)).html).not.toContain('Dana eigen');
    const { html } = await preview(partner, { noun: 'contact', id: contact, changes: { state: 'PUBLISHED' } });
    expect(html).toContain('Dana eigen');
    expect(html).toContain('Beratung eigen');
  });

  test('follows the directory when that changes', async () => {
    await keep(pool, { noun: 'actor', slug: 'eigen-actor', name: 'Amt mit neuem Namen' });
    expect((await preview(partner)).html).toContain('Amt mit neuem Namen');
  });

  test('does nothing: no scripts, no forms that send, no addresses for search engines', async () => {
    const { html } = await preview(partner, { changes: { summary: { de: `"'><script data-hostile>hostile()</script><img src=x onerror=hostile=1>` } } });
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('&lt;img src=x onerror');
    expect(html).toMatch(/<meta name="robots" content="noindex/);
    expect(html).toContain("script-src 'none'");
    expect(html).not.toContain('rel="canonical"');
  });
});

describe('what a visitor may not see is in no preview', () => {
  test('the street of a hidden place, a channel for staff', async () => {
    const pages = [
      await preview(partner, { changes: { about: { de: 'Mehr dazu' } } }),
      await preview(partner, { noun: 'place', id: ids.get('zuflucht'), changes: { address: { street: 'Geheimweg 8', city: 'Musterstadt' }, name: 'Schutzhaus neu' } }),
      await preview(partner, { noun: 'offering', id: ids.get('eigen-zuflucht'), changes: { languages: ['fa'] } }),
      await preview(partner, { noun: 'contact', id: ids.get('eigen-contact'), changes: { department: 'Zentrale' } }),
      await preview(partner, { noun: 'actor', id: ids.get('eigen-actor'), changes: { funding: { de: 'Vom Kreis' } } }),
    ];
    for (const { html } of pages) {
      expect(html).toContain('<h1');
      expect(html).not.toMatch(/Geheimweg|Schutzhaus|zuflucht|391 0000002|3910000002/i);
    }
  });

  test('an entry that not everybody may see has no public page', async () => {
    expect(await preview(partner, { changes: { visibility: 'STAFF' } })).toEqual({ html: null, error: undefined });
    expect(await preview(partner, { noun: 'actor', id: ids.get('eigen-actor'), changes: { state: 'DRAFT' } })).toEqual({ html: null, error: undefined });
  });
});

describe('a preview is refused like a proposal', () => {
  test('of what is another\'s, for whoever has no account, and with a token that is good for reading alone', async () => {
    expect((await preview(partner, { id: ids.get('fremd-service') })).error?.code).toBe('FORBIDDEN');
    expect((await preview(partner, { noun: 'place', id: ids.get('fremd-place') })).error?.code).toBe('FORBIDDEN');
    expect((await preview(partner, { id: randomUUID() })).error?.code).toBe('NOT_FOUND');
    expect((await preview(visitor)).error?.code).toBe('FORBIDDEN');
    expect((await preview(visitor, { id: null, changes: { title: { de: 'Neu' }, actor: ids.get('eigen-actor') } })).error?.code).toBe('FORBIDDEN');
    expect((await preview(await signedIn(directory, 'volunteer', 'eigen-network'))).error?.code).toBe('FORBIDDEN');
    expect((await preview(partner, { changes: { actor: ids.get('fremd-actor') } })).error?.code).toBe('FORBIDDEN');
    for (const [scope, code] of [['READ', 'FORBIDDEN'], ['PROPOSE', undefined]] as const) {
      const { data } = await partner.ask<{ makeToken: string }>('mutation ($scope: TokenScope!) { makeToken(name: "test", scope: $scope, days: 1) }', { scope });
      const withToken: Pick<Person, 'ask'> = { ask: (query, variables) => directory.graphql(query, variables, { token: data?.makeToken ?? '' }) };
      expect((await preview(withToken)).error?.code, scope).toBe(code);
    }
  });

  test('of a draft that another keeps to herself, and of a new entry that another institution has proposed', async () => {
    await keep(pool, { noun: 'service', slug: 'fremd-entwurf', title: { de: 'Noch geheim' }, actor: 'fremd-actor', state: 'DRAFT' });
    expect((await preview(partner, { id: await idOf(pool, 'service', 'fremd-entwurf') })).error?.code).toBe('NOT_FOUND');
    const other = await signedIn(directory, 'partner', 'fremd-actor', { trust: 0 });
    const { data } = await other.ask<{ proposeService: { entry: string } }>('mutation ($input: ServiceInput!) { proposeService(input: $input) { entry } }', { input: { title: { de: 'Neu fremd' }, actor: ids.get('fremd-actor') } });
    const unborn = data?.proposeService.entry ?? '';
    expect((await preview(other, { id: unborn, changes: { summary: { de: 'Kurz gesagt' } } })).html).toContain('Neu fremd');
    expect((await preview(partner, { id: unborn })).error?.code).toBe('NOT_FOUND');
  });

  test('when a field is wrong, which it names, and when somebody else has changed the same', async () => {
    expect((await preview(partner, { changes: { website: 'https://nicht richtig' } })).error).toMatchObject({ field: 'website' });
    expect((await preview(partner, { changes: { title: null } })).error).toMatchObject({ field: 'title' });
    expect((await preview(partner, { id: null, changes: { actor: ids.get('eigen-actor') } })).error).toMatchObject({ code: 'MISSING_FIELD', field: 'title' });
    expect((await preview(partner, { changes: { createdBy: 'ich' } })).error).toMatchObject({ field: 'createdBy' });
    expect((await preview(partner, { changes: [] })).error).toMatchObject({ code: 'BAD_INPUT', field: 'changes' });
    expect((await preview(partner, { noun: 'nonsense' })).error).toMatchObject({ code: 'UNKNOWN_NOUN', field: 'noun' });
    expect((await preview(partner, { language: 'tr' })).error).toMatchObject({ code: 'BAD_CHOICE', field: 'language' });
    await keep(pool, { noun: 'service', slug: 'eigen-service', capacity: 'FULL' });
    expect((await preview(partner, { base: 1, changes: { capacity: 'OPEN' } })).error).toMatchObject({ code: 'VERSION_CONFLICT', field: 'capacity' });
  });

  test('when one account asks too often', async () => {
    const often = await signedIn(directory, 'partner', 'eigen-actor', { mail: 'often@example.org' });
    const codes = new Set<string | undefined>();
    for (let time = 0; time <= MOST_A_MINUTE; time += 1) codes.add((await preview(often, { changes: { website: 'https://nicht richtig' } })).error?.code);
    expect(codes).toContain('TOO_MANY_PREVIEWS');
    expect((await preview(partner)).html).toContain('<h1');
  });
});
