import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureAccount } from '../../server/access/accounts.ts';
import { SESSION } from '../../server/access/cookies.ts';
import { beginSession } from '../../server/access/sessions.ts';
import type { Role } from '../../server/access/viewer.ts';
import type { Benchmark } from './benchmark.ts';
import { Client } from './client.ts';
import type { Ground } from './ground.ts';
import { measured } from './statistics.ts';
import { milliseconds, times } from './tell.ts';

const DECISIONS = 20;
const TASK_LISTS = 30;
const PLAIN = 30;

const LOOK = 5;
const PATIENCE = 60_000;

const NETWORK = 'synthetic';
const PROPOSE = 'mutation ($input: ServiceInput!, $base: Int) { proposeService(input: $input, base: $base) { proposal } }';
const ACCEPT = 'mutation ($input: DecisionInput!) { decideProposal(input: $input) }';
const SEARCH = 'query ($query: String!) { search(query: $query, language: "de", first: 5) { hits { id } } }';
const TASKS = '{ due(first: 100) { noun id title checkedAt dueAt reasons } brokenLinks(first: 50) { noun entry url answer } proposals(first: 100) { id title noun entry state } reports(first: 100) { id noun entry text at } }';
const PING = '{ me { id } }';

/** What those wait for who keep entries: from accepting a proposal to the search that finds it, and the list of one's tasks. */
export const keeping: Benchmark = {
  name: 'keeping',
  run: async (ground) => {
    await ground.indexed();
    const { url } = await ground.server();
    const { pool } = ground.base.store;
    const coordinator = await signedIn(ground, url, 'coordinator', NETWORK);
    const visitor = new Client(`${url}/graphql`);
    const { rows: services } = await pool.query<{ id: string; version: number; actor: string; slug: string }>(
      `select s.id, s.version, a.id as actor, a.slug from service s join actor a on a.id = s.actor_id where a.id in (select actor_id from relation r join network n on n.id = r.to_network_id where n.slug = $1) order by s.slug limit $2`,
      [NETWORK, DECISIONS],
    );
    const found: number[] = [];
    for (const { id, version, slug } of services) {
      const partner = await signedIn(ground, url, 'partner', slug);
      found.push(await acceptAndFind(partner, coordinator, visitor, id, version));
      partner.close();
      await allDrained(ground);
    }
    // Everything waits to be looked at again, as in a network that nobody keeps.
    for (const table of ['actor', 'service', 'contact', 'offering', 'place']) await pool.query(`update "${table}" set created_at = created_at - interval '2 years', checked_at = null`);
    const { rows: [kept] } = await pool.query<{ entries: number }>(
      `with led as (select actor_id as id from relation r join network n on n.id = r.to_network_id where n.slug = $1)
       select ((select count(*) from led) + (select count(*) from service where actor_id in (select id from led)) + (select count(*) from contact where actor_id in (select id from led))
         + (select count(*) from offering where service_id in (select id from service where actor_id in (select id from led))))::int as entries`,
      [NETWORK],
    );
    const baseline = await repeated(PLAIN, () => timed(() => asked(coordinator, PING, {})));
    const tasks = await repeated(TASK_LISTS, () => timed(() => asked(coordinator, TASKS, {})));
    for (const client of [coordinator, visitor]) client.close();
    return [
      {
        what: 'From accepting a proposal to being found',
        ours: times(measured(found)),
        note: `From the answer of \`decideProposal\` to the first German \`search\` that has the entry among its hits, ${String(found.length)} times, one after the other.`,
        figures: { found },
      },
      {
        what: 'Task list of a whole network',
        baseline: `who is signed in: ${milliseconds(measured(baseline).p50)}`,
        ours: times(measured(tasks)),
        ratio: (measured(tasks).p50 / measured(baseline).p50).toFixed(2),
        note: `The coordinator of a network with ${String(kept?.entries ?? 0)} entries, all of them due, asks for the first hundred of what is due, proposed, reported and broken.`,
        figures: { baseline, tasks, entries: kept?.entries ?? 0 },
      },
    ];
  },
};

async function signedIn({ base: { store: { pool } } }: Ground, url: string, role: Exclude<Role, 'visitor'>, slug: string): Promise<Client> {
  const noun = role === 'partner' ? 'actor' : 'network';
  const { id: account } = await ensureAccount(pool, `${randomUUID()}@example.org`, 'de');
  await pool.query(`insert into role_grant (id, account, role, noun, entry, trust, given_by) select $1, $2, $3, $4, id, 0, 'bench' from "${noun}" where slug = $5 on conflict do nothing`, [randomUUID(), account, role, noun, slug]);
  return new Client(`${url}/graphql`, { Cookie: `${SESSION}=${await beginSession(pool, account, 'bench')}` });
}

async function acceptAndFind(partner: Client, coordinator: Client, visitor: Client, id: string, base: number): Promise<number> {
  const word = `q${randomUUID().replace(/[^a-z0-9]/g, '').slice(0, 20)}`;
  const { proposeService: { proposal } } = await asked<{ proposeService: { proposal: string } }>(partner, PROPOSE, { input: { id, title: { de: `Beispielangebot ${word}` } }, base });
  await asked(coordinator, ACCEPT, { input: { proposal, version: 1, accept: ['title'], giveBack: [] } });
  const answered = performance.now();
  for (;;) {
    const { search } = await asked<{ search: { hits: { id: string }[] } }>(visitor, SEARCH, { query: word });
    if (search.hits.some((hit) => hit.id === id)) return performance.now() - answered;
    if (performance.now() - answered > PATIENCE) throw new Error('What was accepted is still not found after a minute.');
    await wait(LOOK);
  }
}

/** @throws what the server says is wrong */
async function asked<Data>(client: Client, query: string, variables: object): Promise<Data> {
  const { data, errors } = JSON.parse(await client.post(JSON.stringify({ query, variables }))) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  return data;
}

async function repeated(count: number, act: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let nth = 0; nth < count; nth += 1) results.push(await act());
  return results;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

async function allDrained({ base: { store } }: Ground): Promise<void> {
  while ((await store.pool.query('select from outbox limit 1')).rowCount !== 0) await wait(LOOK);
}
