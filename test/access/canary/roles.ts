import type { Answer, Directory } from '../../harness/serving.ts';
import { keep } from '../../harness/lines.ts';
import { idOf, signedIn } from '../people.ts';
import { mark, type Level } from './marks.ts';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer<Record<string, unknown>>>;

/** Who asks. */
export type AskerName = 'visitor' | 'volunteer' | 'partner of another institution' | 'coordinator of another network' | 'program of another institution' | 'former coordinator';

/** Somebody who asks, and how far they may see. */
export interface Asker {
  readonly name: AskerName;
  readonly reach: number;
  readonly ask: Ask;
  /** Of the session, for what is not asked by GraphQL. */
  readonly cookie?: string;
}

type Asked = Pick<Directory, 'pool' | 'graphql'>;

/** Institution and network that own nothing of what is planted. */
const ELSEWHERE = [
  { noun: 'network', slug: 'anderswo', name: 'Netz anderswo' },
  { noun: 'actor', slug: 'amt-anderswo', name: 'Amt anderswo' },
  { noun: 'relation', slug: 'amt-im-netz', kind: 'MEMBER_OF', actor: 'amt-anderswo', toNetwork: 'anderswo' },
];

/** One of each role, none of whom keeps what is planted; and who had a role, but has it no more. */
export async function askers(directory: Asked): Promise<Asker[]> {
  const { pool, graphql } = directory;
  await keep(pool, ...ELSEWHERE);
  const volunteer = await signedIn(directory, 'volunteer', 'anderswo');
  const partner = await signedIn(directory, 'partner', 'amt-anderswo');
  const coordinator = await signedIn(directory, 'coordinator', 'anderswo');
  const former = await signedIn(directory, 'coordinator', 'anderswo', { mail: 'former@example.org' });
  await pool.query('delete from role_grant where account = $1', [former.account]);
  const token = await partner.ask<{ makeToken: string }>('mutation { makeToken(name: "Anderswo", scope: READ, days: 30) }');
  const bearer = token.data?.makeToken;
  if (bearer === undefined) throw new Error(JSON.stringify(token.errors));
  return [
    { name: 'visitor', reach: 0, ask: graphql },
    { name: 'volunteer', reach: 1, ...volunteer },
    { name: 'partner of another institution', reach: 2, ...partner },
    { name: 'coordinator of another network', reach: 2, ...coordinator },
    { name: 'program of another institution', reach: 2, ask: (query, variables) => graphql(query, variables, { token: bearer }) },
    { name: 'former coordinator', reach: 0, ...former },
  ];
}

/** What those write who keep an entry, and is nobody else's: drafts, proposals, notes of calls; and what readers told them. */
export async function plantWork(directory: Asked): Promise<void> {
  const { pool } = directory;
  const word = (field: string) => mark('PRIVATE', 'work', field);
  const must = async (ask: Ask, query: string, variables: Record<string, unknown>): Promise<void> => {
    const { errors } = await ask(query, variables);
    if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  };
  await keep(pool, { noun: 'relation', slug: `${mark('PUBLIC')}-member`, kind: 'MEMBER_OF', actor: own('actor'), toNetwork: own('network') });
  const partner = await signedIn(directory, 'partner', own('actor'), { trust: 0 });
  const coordinator = await signedIn(directory, 'coordinator', own('network'));
  const service = await idOf(pool, 'service', own('service'));
  await must(partner.ask, 'mutation ($id: UUID!, $changes: JSON) { keepDraft(noun: "service", id: $id, base: 1, changes: $changes) }', { id: service, changes: { summary: { de: word('draft') } } });
  await must(partner.ask, 'mutation ($id: UUID!, $text: LocalizedText!, $note: String) { proposeService(input: { id: $id, summary: $text }, base: 1, note: $note) { entry } }', { id: service, text: { de: word('proposal') }, note: word('note') });
  await must(coordinator.ask, 'mutation ($id: UUID!) { keepCall(input: { actor: $id, outcome: NOT_REACHED, entries: [] }) }', { id: await idOf(pool, 'actor', own('actor')) });
  await must(directory.graphql, 'mutation ($id: Reference!, $text: String!, $contact: String) { reportMistake(input: { noun: "service", entry: $id, language: "de", text: $text, contact: $contact }) }', { id: service, text: word('report'), contact: word('contact') });
}

const own = (noun: string, level: Level = 'PUBLIC'): string => `${mark(level)}-${noun}`;
