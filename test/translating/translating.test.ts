import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Field } from '../../schema/field.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { textsSql } from '../../server/translating/texts.ts';
import { Translator } from '../../server/translating/translator.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';
import { type Done, act } from './act.ts';
import { startEngine } from './engine.ts';

const engine = await startEngine();
const directory = await openDirectory({ translator: new Translator({ protocol: 'libretranslate', url: engine.url, key: undefined }) });
const { pool } = directory;
afterAll(() => Promise.all([directory.close(), engine.close()]));

let partner: Person;
let coordinator: Person;
let own: string;
let foreign: string;

beforeEach(async () => {
  engine.questions.length = 0;
  engine.moods.length = 0;
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  for (const side of ['eigen', 'fremd']) {
    await keep(pool, { noun: 'service', slug: `${side}-service`, title: { de: `Beratung ${side}`, en: 'Advice', ar: { value: 'مشورة', machine: 'LibreTranslate' } }, summary: { de: 'Rat im Haus eigen' } });
  }
  partner = await signedIn(directory, 'partner', 'eigen-actor');
  coordinator = await signedIn(directory, 'coordinator', 'eigen-network');
  [own, foreign] = await Promise.all([idOf(pool, 'service', 'eigen-service'), idOf(pool, 'service', 'fremd-service')]);
});

interface Waiting {
  noun: string;
  slug: string;
  version: number;
  isPublic: boolean;
  cursor: string;
  texts: { field: string; need: string; words: string; value: string | null; machine: string | null; proposed: boolean }[];
}

const waiting = async (person: Pick<Person, 'ask'>, language: string, needs: string[] | null = null, first = 100, after: string | null = null) =>
  (await person.ask<{ translations: Waiting[] }>('query ($language: LanguageTag!, $needs: [TranslationNeed!], $first: Int, $after: String) { translations(language: $language, needs: $needs, first: $first, after: $after) { noun slug version isPublic cursor texts { field need words value machine proposed } } }', { language, needs, first, after })).data?.translations ?? [];

const counts = async (person: Pick<Person, 'ask'>, language: string) =>
  (await person.ask<{ translationCounts: { language: string }[] }>('{ translationCounts { language missing outdated machine } }')).data?.translationCounts.find((each) => each.language === language);

const versionOf = async (id: string) => (await pool.query<{ version: number }>('select version from service where id = $1', [id])).rows[0]?.version ?? 0;

const check = async (person: Pick<Person, 'ask'>, language: string, { id = own, field = 'title', base = -1 } = {}) =>
  act<boolean>(person, 'mutation ($input: SeenTranslationInput!) { done: checkTranslation(input: $input) }', { input: { noun: 'service', id, field, language, base: base < 0 ? await versionOf(id) : base } });

const give = async (person: Pick<Person, 'ask'>, language: string, value: string, { id = own, field = 'title', machine = null as string | null } = {}) =>
  act<{ published: string[]; waiting: string[]; proposal: string | null }>(person, 'mutation ($input: TranslationInput!) { done: saveTranslation(input: $input) { published waiting proposal } }', { input: { noun: 'service', id, field, language, value, machine, base: await versionOf(id) } });

const suggest = (person: Pick<Person, 'ask'>, language: string, { id = own, field = 'summary' } = {}) =>
  act<string>(person, 'mutation ($id: UUID!, $field: String!, $language: LanguageTag!) { done: suggestTranslation(noun: "service", id: $id, field: $field, language: $language) }', { id, field, language });

interface Shown {
  value: string;
  machine: string | null;
  outdated: boolean;
  checkedBy: string | null;
  checkedAt: string | null;
}

const shown = async (language: string, id = own) => (await directory.graphql<{ service: { title: Shown } }>('query ($id: UUID!, $language: LanguageTag!) { service(id: $id) { title(language: $language) { value machine outdated checkedBy checkedAt } } }', { id, language })).data?.service.title;

const change = (person: Pick<Person, 'ask'>, title: Record<string, unknown>) => versionOf(own).then((base) => act<{ proposal: string | null }>(person, 'mutation ($input: ServiceInput!, $base: Int) { done: proposeService(input: $input, base: $base) { proposal } }', { input: { id: own, title }, base }));

describe('the queue of a language', () => {
  test('tells what was not translated, what its original left behind and what a machine wrote, and counts each', async () => {
    await coordinator.ask('mutation ($id: UUID!) { saveService(input: { id: $id, title: { de: "Rat und Hilfe" } }) { id } }', { id: own });
    const [english] = (await waiting(partner, 'en')).filter(({ slug }) => slug === 'eigen-service');
    expect(english?.texts).toEqual([
      { field: 'title', need: 'OUTDATED', words: 'Rat und Hilfe', value: 'Advice', machine: null, proposed: false },
      { field: 'summary', need: 'MISSING', words: 'Rat im Haus eigen', value: null, machine: null, proposed: false },
    ]);
    expect(await counts(partner, 'en')).toMatchObject({ outdated: 1, machine: 0 });
    expect(await counts(partner, 'ar')).toMatchObject({ outdated: 1, machine: 0 });
    await check(partner, 'ar');
    for (const language of ['en', 'ar', 'fa', 'de']) {
      const texts = (await waiting(partner, language)).flatMap((entry) => entry.texts);
      const { missing, outdated, machine } = { missing: 0, outdated: 0, machine: 0, ...(await counts(partner, language)) };
      expect([missing, outdated, machine], language).toEqual(['MISSING', 'OUTDATED', 'MACHINE'].map((need) => texts.filter((text) => text.need === need).length));
    }
    expect(await waiting(partner, 'de')).toEqual([]);
  });

  test('holds what somebody keeps and nothing else', async () => {
    const slugs = async (person: Pick<Person, 'ask'>) => (await waiting(person, 'fr')).map(({ slug }) => slug);
    expect(await slugs(partner)).toContain('eigen-service');
    for (const person of [partner, coordinator]) expect((await slugs(person)).filter((slug) => slug.startsWith('fremd'))).toEqual([]);
    expect(await slugs(await signedIn(directory, 'admin'))).toEqual(expect.arrayContaining(['eigen-service', 'fremd-service']));
    for (const person of [{ ask: directory.graphql }, await signedIn(directory, 'volunteer', 'eigen-network')]) {
      expect(await slugs(person)).toEqual([]);
      expect(await counts(person, 'fr')).toEqual({ language: 'fr', missing: 0, outdated: 0, machine: 0 });
    }
  });

  test('gives the public first and the oldest first, page by page, and by need', async () => {
    await keep(pool, { noun: 'service', slug: 'team-service', title: { de: 'Intern' }, actor: 'eigen-actor', visibility: 'STAFF' });
    const all = await waiting(coordinator, 'fr');
    expect(all.at(-1)).toMatchObject({ slug: 'team-service', isPublic: false });
    const paged: Waiting[] = [];
    for (let after: string | null = null, page: Waiting[]; ; after = page.at(-1)?.cursor ?? null) {
      page = await waiting(coordinator, 'fr', null, 2, after);
      paged.push(...page);
      if (page.length < 2) break;
    }
    expect(paged).toEqual(all);
    expect((await waiting(coordinator, 'ar', ['MACHINE'])).flatMap(({ texts }) => texts.map(({ value }) => value))).toEqual(['مشورة']);
    expect((await coordinator.ask('{ translations(language: "fr", after: "eA") { id } }')).errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  });
});

describe('a person\'s check', () => {
  test('takes away the mark of the machine, in the name of the institution and with the time of the server', async () => {
    expect(await shown('ar')).toMatchObject({ machine: 'LibreTranslate', checkedBy: null });
    expect(await check(partner, 'ar')).toMatchObject({ done: true });
    expect(await shown('ar')).toMatchObject({ value: 'مشورة', machine: 'LibreTranslate', checkedBy: 'Amt eigen' });
    expect(Date.now() - Date.parse((await shown('ar'))?.checkedAt ?? '')).toBeLessThan(60_000);
    expect((await waiting(partner, 'ar', ['MACHINE', 'OUTDATED']))).toEqual([]);
    await coordinator.ask('mutation ($id: UUID!) { saveService(input: { id: $id, title: { de: "Rat" } }) { id } }', { id: own });
    expect((await shown('en'))?.outdated).toBe(true);
    expect(await check(coordinator, 'en')).toMatchObject({ done: true });
    expect(await shown('en')).toMatchObject({ value: 'Advice', outdated: false, checkedBy: 'Netz eigen' });
  });

  test('is for those who keep the entry, and for the words that they saw', async () => {
    expect((await check(partner, 'ar', { id: foreign })).code).toBe('FORBIDDEN');
    expect((await check({ ask: directory.graphql }, 'ar')).code).toBe('FORBIDDEN');
    expect((await check(partner, 'fr')).code).toBe('NOT_FOUND');
    expect((await check(partner, 'de')).code).toBe('BAD_INPUT');
    expect((await check(partner, 'ar', { field: 'hours' })).code).toBe('BAD_INPUT');
    const base = await versionOf(own);
    await keep(pool, { noun: 'service', slug: 'eigen-service', title: { ar: { value: 'نصيحة', machine: 'LibreTranslate' } } });
    expect((await check(partner, 'ar', { base })).code).toBe('VERSION_CONFLICT');
    expect((await shown('ar', foreign))?.checkedBy).toBe(null);
  });

  test('cannot be claimed for somebody else by what is sent', async () => {
    const trusted = await signedIn(directory, 'partner', 'eigen-actor', { trust: 2, mail: 'trusted@example.org' });
    const claimed = { ar: { value: 'مشورة', machine: 'LibreTranslate', checkedBy: 'Das Ministerium', checkedAt: '2020-01-01T00:00:00Z' } };
    for (const act of [() => change(trusted, claimed), () => coordinator.ask('mutation ($input: ServiceInput!) { saveService(input: $input) { id } }', { input: { id: own, title: claimed } })]) {
      await keep(pool, { noun: 'service', slug: 'eigen-service', title: { ar: { value: 'مشورة', machine: 'LibreTranslate' } } });
      await act();
      const { checkedBy, checkedAt } = (await shown('ar')) ?? {};
      expect(['Amt eigen', 'Netz eigen']).toContain(checkedBy);
      expect(checkedAt).not.toContain('2020');
    }
    // Who sends what stands there already changes nothing of it.
    const before = await shown('ar');
    await change(trusted, { ar: { value: 'مشورة', machine: 'LibreTranslate', checkedBy: before?.checkedBy, checkedAt: before?.checkedAt } });
    expect(await shown('ar')).toEqual(before);
  });
});

describe('a text within an object', () => {
  const HOURS = {
    slots: [{ day: 'MO', from: '09:00', to: '12:00', ordinals: [1, -1] }],
    exceptions: [{ from: '2026-12-24', closed: true, reason: { de: 'Heiligabend', en: { value: 'Christmas Eve', machine: 'LibreTranslate' } } }, { from: '2026-12-31', closed: true, reason: { de: 'Silvester', ar: 'رأس السنة' } }],
    holidays: 'OPEN', note: { de: 'Bitte klingeln', fr: 'Sonnez' },
  };
  const CHANNELS = [
    { kind: 'PHONE', value: '+493931607040', label: { de: 'Notfälle', uk: 'Екстрені випадки' } },
    { kind: 'MOBILE', value: '+4917612345678', label: { de: 'Dienstnummer der Leitung' }, visibility: 'STAFF' },
  ];
  const PLACES = ['hours.exceptions.0.reason', 'hours.exceptions.1.reason', 'hours.note'];
  let contact: string;
  beforeEach(async () => {
    await keep(pool, { noun: 'service', slug: 'eigen-service', hours: HOURS }, { noun: 'contact', slug: 'eigen-contact', channels: CHANNELS });
    contact = await idOf(pool, 'contact', 'eigen-contact');
  });
  const hours = async () => (await pool.query<{ hours: { exceptions: { reason: { values: Record<string, object> } }[]; note: object } }>('select hours from service where id = $1', [own])).rows[0]?.hours;
  const channels = async () => (await pool.query<{ channels: { label: { values: Record<string, object> } }[] }>('select channels from contact where id = $1', [contact])).rows[0]?.channels;
  const fields = async (person: Pick<Person, 'ask'>, language: string, slug = 'eigen-service') => (await waiting(person, language)).find((entry) => entry.slug === slug)?.texts.map(({ field, need }) => [field, need]) ?? [];
  const giveContact = async (person: Pick<Person, 'ask'>, field: string, value: string) =>
    act<{ published: string[]; waiting: string[] }>(person, 'mutation ($input: TranslationInput!) { done: saveTranslation(input: $input) { published waiting } }', { input: { noun: 'contact', id: contact, field, language: 'fr', value, base: (await pool.query<{ version: number }>('select version from contact where id = $1', [contact])).rows[0]?.version } });

  test('is in the queue like any other, found by the table of fields', async () => {
    expect((await fields(partner, 'en')).filter(([field]) => field?.startsWith('hours'))).toEqual([[PLACES[0], 'MACHINE'], [PLACES[1], 'MISSING'], [PLACES[2], 'MISSING']]);
    expect((await fields(partner, 'fr')).filter(([field]) => field?.startsWith('hours'))).toEqual([[PLACES[0], 'MISSING'], [PLACES[1], 'MISSING']]);
    expect(await fields(partner, 'uk', 'eigen-contact')).toContainEqual(['channels.1.label', 'MISSING']);
    expect(await fields(partner, 'uk', 'eigen-contact')).not.toContainEqual(['channels.0.label', 'MISSING']);
    // As many kinds of places as the schema has; whoever adds one has it translated.
    const inTable = (fields: Record<string, Field>): number => Object.values(fields).reduce((sum, { kind, value }) => sum + (kind === 'text' ? 1 : inTable(value?.fields ?? {})), 0);
    for (const noun of NOUNS) {
      const { rows } = await pool.query(`select from "${noun.table}" t cross join lateral (${textsSql(noun) || 'select 1'}) f limit 0`);
      expect(rows).toEqual([]);
      expect(textsSql(noun).match(/array\[/g)?.length ?? 0, noun.name).toBe(inTable(noun.all));
    }
  });

  test('gets words without any other change to its object, with the rights of its form', async () => {
    const before = await hours();
    expect((await give(coordinator, 'fr', 'Saint-Sylvestre', { field: 'hours.exceptions.1.reason' })).done).toMatchObject({ published: ['hours'] });
    const expected = structuredClone(before);
    if (expected?.exceptions[1]) expected.exceptions[1].reason.values['fr'] = { value: 'Saint-Sylvestre', of: 1 };
    expect(await hours()).toEqual(expected);
    // Hours are live at once by whom the network trusts, as in the form; what waits elsewhere waits here.
    expect((await give(partner, 'fr', 'Veille de Noël', { field: 'hours.exceptions.0.reason' })).done).toMatchObject({ published: ['hours'], waiting: [] });
    const fresh = await signedIn(directory, 'partner', 'eigen-actor', { trust: 0, mail: 'new@example.org' });
    expect((await give(fresh, 'uk', 'Новий рік', { field: 'hours.exceptions.1.reason' })).done).toMatchObject({ published: [], waiting: ['hours'] });
    expect((await give(fresh, 'uk', 'Святвечір', { field: 'hours.exceptions.0.reason' })).done).toMatchObject({ waiting: ['hours'] });
    const ukrainian = (await waiting(partner, 'uk')).find(({ slug }) => slug === 'eigen-service')?.texts.filter(({ field }) => field.startsWith('hours'));
    expect(ukrainian?.map(({ field, proposed }) => [field, proposed])).toEqual([[PLACES[0], true], [PLACES[1], true], [PLACES[2], false]]);
    expect((await waiting(partner, 'ru')).find(({ slug }) => slug === 'eigen-service')?.texts.map(({ proposed }) => proposed)).not.toContain(true);
    for (const field of ['hours.exceptions.2.reason', 'channels.0.label', 'hours', 'hours.slots.0.day', 'hours.exceptions.0', 'hours.__proto__', 'hours.exceptions.00.reason']) expect(['NOT_FOUND', 'BAD_INPUT']).toContain((await give(partner, 'fr', 'X', { field })).code);
    expect((await give(partner, 'fr', 'X', { id: foreign, field: 'hours.note' })).code).toBe('FORBIDDEN');
    expect((await give({ ask: directory.graphql }, 'fr', 'X', { field: 'hours.note' })).code).toBe('FORBIDDEN');

    const [one, other] = (await channels()) ?? [];
    await giveContact(coordinator, 'channels.0.label', 'Urgences');
    expect(await channels()).toEqual([{ ...one, label: { ...one?.label, values: { ...one?.label.values, fr: { value: 'Urgences', of: 1 } } } }, other]);
  });

  test('whose object somebody changed meanwhile is left to whoever looks again', async () => {
    const base = await versionOf(own);
    await keep(pool, { noun: 'service', slug: 'eigen-service', hours: { ...HOURS, exceptions: HOURS.exceptions.slice(1) } });
    expect((await check(partner, 'en', { field: 'hours.exceptions.0.reason', base })).code).toBe('VERSION_CONFLICT');
    const variables = { input: { noun: 'service', id: own, field: 'hours.exceptions.0.reason', language: 'fr', value: 'Veille de Noël', base } };
    expect((await act(partner, 'mutation ($input: TranslationInput!) { done: saveTranslation(input: $input) { proposal } }', variables)).code).toBe('VERSION_CONFLICT');
  });

  test('is checked by a person, and translated by an engine where everybody may see it', async () => {
    const before = await hours();
    expect(await check(partner, 'en', { field: 'hours.exceptions.0.reason' })).toMatchObject({ done: true });
    const after = await hours();
    expect(after?.exceptions[0]?.reason.values['en']).toMatchObject({ value: 'Christmas Eve', machine: 'LibreTranslate', checkedBy: 'Amt eigen' });
    expect([after?.exceptions[1], after?.note]).toEqual([before?.exceptions[1], before?.note]);
    expect((await suggest(partner, 'fr', { field: 'hours.exceptions.0.reason' })).done).toBe('[fr] Heiligabend');
    const label = (field: string) => act<string>(partner, 'mutation ($id: UUID!, $field: String!) { done: suggestTranslation(noun: "contact", id: $id, field: $field, language: "fr") }', { id: contact, field });
    expect((await label('channels.0.label')).done).toBe('[fr] Notfälle');
    expect((await label('channels.1.label')).code).toBe('FORBIDDEN');
    let from: string | null = null;
    do {
      const { done }: Done<{ after: string | null }> = await act<{ after: string | null }>(coordinator, 'mutation ($after: String) { done: translateMissing(language: "fr", after: $after) { after } }', { after: from });
      from = done?.after ?? null;
    } while (from !== null);
    expect((await hours())?.exceptions.map(({ reason }) => reason.values['fr'])).toEqual(['[fr] Heiligabend', '[fr] Silvester'].map((value) => ({ value, machine: 'LibreTranslate', of: 1 })));
    expect((await channels())?.map(({ label: { values } }) => values['fr'] !== undefined)).toEqual([true, false]);
    expect(JSON.stringify(engine.questions)).not.toContain('Dienstnummer');
    expect((await fields(coordinator, 'fr')).filter(([field]) => field?.startsWith('hours'))).toEqual(PLACES.slice(0, 2).map((field) => [field, 'MACHINE']));
  });
});

describe('words that somebody gives', () => {
  test('are live at once by who may save; a partner\'s wait, one language beside the other', async () => {
    expect((await give(coordinator, 'fr', 'Conseil')).done).toMatchObject({ published: ['title'] });
    expect(await shown('fr')).toMatchObject({ value: 'Conseil', machine: null, outdated: false });
    expect((await give(partner, 'uk', 'Порада')).done).toMatchObject({ waiting: ['title'] });
    const { done } = await give(partner, 'ru', 'Совет');
    const { rows } = await pool.query<{ title: Record<string, unknown> }>(`select changes->'title' as title from proposal where id = $1`, [done?.proposal]);
    expect(Object.keys(rows[0]?.title ?? {}).sort()).toEqual(['ru', 'uk']);
    const [service] = (await waiting(partner, 'uk')).filter(({ slug }) => slug === 'eigen-service');
    expect(service?.texts[0]).toMatchObject({ field: 'title', proposed: true });
    expect((await give(partner, 'fr', 'X', { id: foreign })).code).toBe('FORBIDDEN');
    expect((await give(partner, 'de', 'X')).code).toBe('BAD_INPUT');
    expect((await give(partner, 'fr', '  ')).code).toBe('BAD_TEXT');
  });

  test('of a small correction leave the translations right, through a proposal too', async () => {
    await coordinator.ask('mutation ($id: UUID!) { saveService(input: { id: $id, title: { de: "Beratung, eigen", en: { value: "Advice", outdated: false } } }) { id } }', { id: own });
    expect([(await shown('en'))?.outdated, (await shown('ar'))?.outdated]).toEqual([false, true]);
    const { done } = await change(partner, { de: 'Beratung: eigen', en: { value: 'Advice', outdated: false } });
    const { data } = await coordinator.ask<{ proposal: { version: number; fields: { after: unknown }[] } }>('query ($id: UUID!) { proposal(id: $id) { version fields { after } } }', { id: done?.proposal });
    expect(data?.proposal.fields[0]?.after).toEqual({ de: 'Beratung: eigen', en: { value: 'Advice', outdated: false } });
    await coordinator.ask('mutation ($input: DecisionInput!) { decideProposal(input: $input) }', { input: { proposal: done?.proposal, version: data?.proposal.version, accept: ['title'], giveBack: [] } });
    expect(await shown('en')).toMatchObject({ value: 'Advice', outdated: false });
  });
});

describe('an engine', () => {
  const translator = (person: Pick<Person, 'ask'>) => person.ask('{ translator { engine languages } }');
  const missing = (person: Pick<Person, 'ask'>, language: string, after: string | null = null) => act<{ translated: number; refused: { field: string; code: string }[]; after: string | null }>(person, 'mutation ($language: LanguageTag!, $after: String) { done: translateMissing(language: $language, after: $after) { translated refused { field code } after } }', { language, after });

  test('is offered to those who keep entries, and to nobody else', async () => {
    expect((await translator(partner)).data).toEqual({ translator: { engine: 'LibreTranslate', languages: ['de', 'en', 'fr', 'ar'] } });
    expect((await translator({ ask: directory.graphql })).data).toEqual({ translator: null });
    expect((await suggest({ ask: directory.graphql }, 'fr')).code).toBe('FORBIDDEN');
  });

  test('suggests words for a public text, of which nothing is kept and which keep its mark until somebody checks them', async () => {
    expect((await suggest(partner, 'fr')).done).toBe('[fr] Rat im Haus eigen');
    expect(engine.questions[0]?.body['q']).toEqual([expect.stringMatching(/^Rat im <span [^>]+>Haus eigen<\/span>$/)]);
    expect((await pool.query('select from proposal')).rowCount).toBe(0);
    await give(coordinator, 'fr', '[fr] Beratung', { machine: 'LibreTranslate' });
    expect(await shown('fr')).toMatchObject({ machine: 'LibreTranslate', checkedBy: null });
    engine.moods.push({ status: 500 });
    expect(await suggest(partner, 'fr')).toMatchObject({ code: 'TRANSLATOR_AWAY', message: expect.stringContaining('Nothing was lost') as string });
  });

  test('never gets what not everybody may see, nor what somebody does not keep', async () => {
    await keep(pool, { noun: 'service', slug: 'eigen-service', visibility: 'STAFF' });
    expect((await suggest(partner, 'fr')).code).toBe('FORBIDDEN');
    expect((await suggest(partner, 'fr', { id: foreign })).code).toBe('FORBIDDEN');
    await missing(coordinator, 'fr');
    expect(JSON.stringify(engine.questions)).not.toContain('Rat im');
    expect(JSON.stringify(engine.questions)).not.toContain('fremd');
  });

  test('translates what is missing in batches, marked, and what it spoils is named', async () => {
    await keep(pool, ...Array.from({ length: 25 }, (_, index) => ({ noun: 'service', slug: `dienst-${String(index)}`, title: { de: `Dienst Nummer ${String(index)}` }, actor: 'eigen-actor' })));
    engine.moods.push({ change: (line) => line.replace(/<span\b[^>]*>[^<]*<\/span>/, '') });
    await keep(pool, { noun: 'service', slug: 'eigen-service', title: { de: 'Beim Jobcenter' } });
    await pool.query(`update service set changed_at = now() - interval '1 year' where id = $1`, [own]);
    const before = (await counts(coordinator, 'fr')) as { missing: number } | undefined;
    let after: string | null = null;
    let translated = 0;
    let batches = 0;
    const refused: { field: string; code: string }[] = [];
    do {
      const { done }: { done: { translated: number; refused: { field: string; code: string }[]; after: string | null } | undefined } = await missing(coordinator, 'fr', after);
      translated += done?.translated ?? 0;
      refused.push(...(done?.refused ?? []));
      after = done?.after ?? null;
      batches += 1;
    } while (after !== null && batches < 10);
    expect(batches).toBeGreaterThan(1);
    expect(refused).toEqual([{ field: 'title', code: 'TRANSLATOR_SPOILT' }]);
    // What was spoilt once was tried again at the end of the queue.
    expect(translated).toBe(before?.missing);
    expect(await shown('fr', await idOf(pool, 'service', 'dienst-3'))).toMatchObject({ value: '[fr] Dienst Nummer 3', machine: 'LibreTranslate', checkedBy: null });
    expect((await missing(partner, 'fr')).code).toBe('FORBIDDEN');
    expect((await missing(coordinator, 'de-simple')).code).toBe('TRANSLATOR_LANGUAGE');
    engine.moods.push({ status: 456 });
    await keep(pool, { noun: 'service', slug: 'eigen-service', about: { de: 'Noch etwas' } });
    expect((await missing(coordinator, 'fr')).code).toBe('TRANSLATOR_USED_UP');
  });
});
