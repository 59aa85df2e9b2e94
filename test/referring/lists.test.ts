import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { KINDS } from '../../server/privacy/kinds.ts';
import { forgetShares } from '../../server/referring/shares.ts';
import { type Person, idOf, signedIn } from '../access/people.ts';
import { TWO_NETWORKS } from '../access/two-networks.ts';
import { empty } from '../harness/database.ts';
import { openDirectory } from '../harness/directory.ts';
import { keep } from '../harness/lines.ts';

const directory = await openDirectory();
const { pool } = directory;
afterAll(() => directory.close());

let volunteer: Person;
let open: string;
let restricted: string;

beforeEach(async () => {
  await empty(pool);
  await keep(pool, ...TWO_NETWORKS);
  await keep(
    pool,
    { noun: 'service', slug: 'eigen-open', title: { de: 'Offene Sprechstunde' }, actor: 'eigen-actor' },
    { noun: 'contact', slug: 'eigen-direct', name: 'Erika Beispiel', actor: 'eigen-actor', visibility: 'VOLUNTEER' },
    { noun: 'contact', slug: 'eigen-staff', name: 'Karl Muster', actor: 'eigen-actor', visibility: 'STAFF' },
  );
  volunteer = await signedIn(directory, 'volunteer', 'eigen-network');
  open = await idOf(pool, 'service', 'eigen-open');
  restricted = await idOf(pool, 'contact', 'eigen-direct');
});

interface Listed {
  id: string;
  title: string;
  sharedUntil: string | null;
  entries: { noun: string; note: string | null; entry: { title: string; visibility: string } | null }[];
}

const SHOWN = 'id title sharedUntil entries { noun note entry { title(language: "de") visibility } }';
const SAVE = `mutation ($id: UUID, $title: String!, $entries: [ReferralListEntryInput!]!) { list: saveReferralList(id: $id, title: $title, entries: $entries) { ${SHOWN} } }`;
const save = (by: Pick<Person, 'ask'>, more: Record<string, unknown> = {}) => by.ask<{ list: Listed }>(SAVE, { title: 'Arzt', entries: [{ noun: 'contact', id: restricted, note: 'vormittags' }, { noun: 'service', id: open }], ...more });
const lists = async (by: Person): Promise<Listed[]> => (await by.ask<{ myLists: Listed[] }>(`{ myLists { ${SHOWN} } }`)).data?.myLists ?? [];
const code = async (answer: ReturnType<Person['ask']>) => (await answer).errors?.[0]?.extensions.code;
const shared = async (secret: string) => (await directory.graphql<{ sharedList: { until: string; entries: object[] } | null }>('query ($secret: String!) { sharedList(secret: $secret) { until entries { noun slug title(language: "de") visibility } } }', { secret })).data?.sharedList;
const share = async (id: string): Promise<string> => (await volunteer.ask<{ secret: string }>('mutation ($id: UUID!) { secret: shareReferralList(id: $id) }', { id })).data?.secret ?? '';

const DEEDS = ['removeReferralList', 'shareReferralList', 'endReferralListShare'];

describe('a list of one\'s own', () => {
  test('holds entries in their order with notes to oneself, each once, restricted ones marked', async () => {
    const { data } = await save(volunteer);
    expect(data?.list).toMatchObject({ title: 'Arzt', sharedUntil: null, entries: [
      { noun: 'contact', note: 'vormittags', entry: { title: 'Erika Beispiel', visibility: 'VOLUNTEER' } }, { noun: 'service', note: null, entry: { title: 'Offene Sprechstunde', visibility: 'PUBLIC' } },
    ] });
    const id = data?.list.id;
    const add = 'mutation ($list: UUID!, $noun: String!, $id: UUID!) { addToReferralList(list: $list, noun: $noun, id: $id) { entries { note } } }';
    expect((await volunteer.ask(add, { list: id, noun: 'contact', id: restricted })).data).toEqual({ addToReferralList: { entries: [{ note: 'vormittags' }, { note: null }] } });
    expect((await volunteer.ask(add, { list: id, noun: 'actor', id: await idOf(pool, 'actor', 'eigen-actor') })).data).toEqual({ addToReferralList: { entries: [{ note: 'vormittags' }, { note: null }, { note: null }] } });
    await pool.query(`update contact set reach = 2, visibility = 'STAFF' where id = $1`, [restricted]);
    expect((await lists(volunteer))[0]?.entries[0]).toEqual({ noun: 'contact', note: 'vormittags', entry: null });
    // What is not to be seen any more does not keep the rest from being changed.
    expect((await save(volunteer, { id, title: 'Ärzte' })).data?.list.title).toBe('Ärzte');
  });

  test('takes nothing that its owner does not see, and no more than fits', async () => {
    const staff = await idOf(pool, 'contact', 'eigen-staff');
    const wrong: [Record<string, unknown>, string, string][] = [
      [{ entries: [{ noun: 'contact', id: staff }] }, 'BAD_REFERENCE', 'entries.0'], [{ entries: [{ noun: 'account', id: volunteer.account }] }, 'BAD_REFERENCE', 'entries.0'],
      [{ title: '  ' }, 'MISSING_FIELD', 'title'], [{ title: 'x'.repeat(121) }, 'BAD_INPUT', 'title'], [{ entries: [{ noun: 'service', id: open, note: 'x'.repeat(501) }] }, 'BAD_INPUT', 'entries.0.note'],
    ];
    for (const [given, expected, field] of wrong) expect((await save(volunteer, given)).errors?.[0]?.extensions).toEqual({ code: expected, field });
    await pool.query(`insert into referral_list (id, account, title) select gen_random_uuid(), $1, 'x' from generate_series(1, 50)`, [volunteer.account]);
    expect(await code(save(volunteer))).toBe('BAD_INPUT');
  });

  test('is nobody else\'s: no other volunteer, coordinator, admin, visitor or token reads, changes or shares it', async () => {
    const id = (await save(volunteer)).data?.list.id ?? '';
    const others = [await signedIn(directory, 'volunteer', 'eigen-network', { mail: 'other@example.org' }), await signedIn(directory, 'coordinator', 'eigen-network'), await signedIn(directory, 'admin')];
    for (const other of others) {
      expect(await lists(other)).toEqual([]);
      expect(await code(save(other, { id }))).toBe('NOT_FOUND');
      expect(await code(other.ask('mutation ($list: UUID!, $id: UUID!) { addToReferralList(list: $list, noun: "service", id: $id) { id } }', { list: id, id: open }))).toBe('NOT_FOUND');
      for (const deed of DEEDS) expect(await code(other.ask(`mutation ($id: UUID!) { ${deed}(id: $id) }`, { id })), deed).toBe('NOT_FOUND');
    }
    for (const ask of [directory.graphql, directory.operate]) {
      expect(await code(ask('{ myLists { id } }'))).toBe('FORBIDDEN');
      expect(await code(save({ ask }))).toBe('FORBIDDEN');
      for (const deed of DEEDS) expect(await code(ask(`mutation ($id: UUID!) { ${deed}(id: $id) }`, { id })), deed).toBe('FORBIDDEN');
    }
    // Whoever volunteers no more keeps none.
    await pool.query('delete from role_grant where account = $1', [volunteer.account]);
    expect(await code(volunteer.ask('{ myLists { id } }'))).toBe('FORBIDDEN');
  });
});

describe('the link to a list', () => {
  test('shows what everybody may see and nothing of the list itself; only its hash is kept', async () => {
    const id = (await save(volunteer)).data?.list.id ?? '';
    const secret = await share(id);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const told = await shared(secret);
    expect(told?.entries).toEqual([{ noun: 'service', slug: 'eigen-open', title: 'Offene Sprechstunde', visibility: 'PUBLIC' }]);
    for (const private_ of ['Arzt', 'vormittags', 'Erika', volunteer.mail, volunteer.account]) expect(JSON.stringify(told)).not.toContain(private_);
    const { rows } = await pool.query<{ row: string; shared: Buffer }>('select l::text as row, shared from referral_list l');
    expect(rows[0]?.row).not.toContain(secret);
    expect(rows[0]?.shared).toEqual(createHash('sha256').update(secret).digest());
    expect(directory.logged.join('\n')).not.toContain(secret);
    expect(Date.parse(told?.until ?? '') / 86_400_000).toBeCloseTo(Date.now() / 86_400_000 + 30, 1);
  });

  test('ends when its owner ends it, makes another one, or after 30 days, and then nothing is kept of it', async () => {
    const id = (await save(volunteer)).data?.list.id ?? '';
    const first = await share(id);
    const second = await share(id);
    expect([await shared(first), (await shared(second))?.entries.length]).toEqual([null, 1]);
    await volunteer.ask('mutation ($id: UUID!) { endReferralListShare(id: $id) }', { id });
    expect(await shared(second)).toBeNull();
    const third = await share(id);
    await pool.query(`update referral_list set shared_until = now() - interval '1 second'`);
    expect([await shared(third), (await lists(volunteer))[0]?.sharedUntil]).toEqual([null, null]);
    expect([await forgetShares(pool), await forgetShares(pool)]).toEqual([1, 0]);
    expect((await pool.query('select from referral_list where shared is null')).rowCount).toBe(1);
    const fourth = await share(id);
    await volunteer.ask('mutation ($id: UUID!) { removeReferralList(id: $id) }', { id });
    expect(await shared(fourth)).toBeNull();
  });
});

test('lists are among what somebody is told of themselves, and go when they do', async () => {
  await save(volunteer);
  const kind = KINDS.find(({ name }) => name === 'lists');
  const person = { account: volunteer.account, mail: volunteer.mail, name: null };
  expect(await kind?.tell(pool, person)).toMatchObject([{ title: 'Arzt', entries: [{ note: 'vormittags' }, { note: null }] }]);
  await kind?.erase(pool, person);
  expect(await lists(volunteer)).toEqual([]);
});
