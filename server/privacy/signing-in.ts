import { createHash } from 'node:crypto';
import { VOLUNTEER_MONTHS } from '../access/accounts.ts';
import { SESSION_DAYS } from '../access/sessions.ts';
import { LONGEST_TOKEN } from '../access/token.ts';
import { type Kind, rowsOf } from './kind.ts';

/** Days for which codes are kept, and invitations that can be taken up no more: the first tell how often somebody asked, the second who was invited. */
const CODE_DAYS = 1;
const INVITATION_DAYS = 30;

const hash = (mail: string): Buffer => createHash('sha256').update(mail).digest();

/** What is kept so that somebody can sign in and do what they were invited for. */
export const SIGNING_IN: readonly Kind[] = [
  {
    name: 'sessions',
    tables: ['session'],
    purpose: 'To stay signed in on a device, and to end that from another one.',
    kept: [{ until: 'VISIT', count: SESSION_DAYS }],
    seenBy: ['PERSON'],
    forgotten: [{ table: 'session', column: 'seen_at', days: SESSION_DAYS }],
    tell: (sql, { account }) => rowsOf(sql, 'device, made_at as "since", seen_at as "lastSeen"', 'session', 'account = $1 order by made_at', account),
    erase: (sql, { account }) => sql.query('delete from session where account = $1', [account]),
  },
  {
    name: 'signInCodes',
    tables: ['sign_in', 'passkey_challenge'],
    purpose: 'To check a code, a link or the answer of a passkey; of the address a hash is kept.',
    kept: [{ until: 'DAYS', count: CODE_DAYS }],
    seenBy: ['NOBODY'],
    forgotten: [{ table: 'sign_in', column: 'at', days: CODE_DAYS }, { table: 'passkey_challenge', column: 'at', days: CODE_DAYS }],
    tell: async (sql, { mail }) => (await sql.query<{ at: Date; used: boolean }>('select at, used from sign_in where mail = $1 order by at', [hash(mail)])).rows,
    erase: async (sql, { account, mail }) => {
      await sql.query('delete from sign_in where mail = $1 or account = $2', [hash(mail), account]);
      await sql.query('delete from passkey_challenge where account = $1', [account]);
    },
  },
  {
    name: 'passkeys',
    tables: ['passkey'],
    purpose: 'To sign in without a mail.',
    kept: [{ until: 'REMOVED' }],
    seenBy: ['PERSON'],
    tell: (sql, { account }) => rowsOf(sql, 'label, device_type as "deviceType", backed_up as "isSynced", made_at as "madeAt", used_at as "usedAt"', 'passkey', 'account = $1 order by made_at', account),
    erase: (sql, { account }) => sql.query('delete from passkey where account = $1', [account]),
  },
  {
    name: 'tokens',
    tables: ['access_token'],
    purpose: 'To let a system of the institution speak for the person.',
    kept: [{ until: 'TOKEN', count: LONGEST_TOKEN }, { until: 'REMOVED' }],
    seenBy: ['PERSON'],
    forgotten: [{ table: 'access_token', column: 'until', days: 0 }],
    tell: (sql, { account }) => rowsOf(sql, 'name, scope, made_at as "madeAt", until, used_at as "usedAt"', 'access_token', 'account = $1 order by made_at', account),
    erase: (sql, { account }) => sql.query('delete from access_token where account = $1', [account]),
  },
  {
    name: 'roles',
    tables: ['role_grant'],
    purpose: 'To let people see and do what they were invited for, and nothing else.',
    kept: [{ until: 'ACCOUNT' }, { until: 'ROLE', count: VOLUNTEER_MONTHS }],
    seenBy: ['PERSON', 'COORDINATORS', 'ADMINS'],
    tell: (sql, { account }) =>
      rowsOf(
        sql, 'role, noun, coalesce((select name from actor where id = entry), (select name from network where id = entry)) as "for", trust, given_at as "since", until, waiting, reminded_at as "toldOfTheEndAt"', 'role_grant',
        'account = $1 order by given_at', account,
      ),
    erase: (sql, { account }) => sql.query('delete from role_grant where account = $1', [account]),
  },
  {
    name: 'invitations',
    tables: ['invitation', 'suggestion'],
    purpose: 'To let somebody in whom another has invited or suggested.',
    kept: [{ until: 'ENDED', count: INVITATION_DAYS }, { until: 'ANSWERED' }],
    seenBy: ['COORDINATORS', 'ADMINS'],
    forgotten: [{ table: 'invitation', column: 'until', days: INVITATION_DAYS }],
    tell: async (sql, { account, mail }) => ({
      received: await rowsOf(sql, 'role, language, at, until, used_at as "usedAt"', 'invitation', 'mail = $1 order by at', mail),
      suggested: await rowsOf(sql, 'language, at', 'suggestion', 'mail = $1 order by at', mail),
      suggestedByMe: await rowsOf(sql, 'mail, language, at', 'suggestion', 'account = $1 order by at', account),
      given: account === null ? [] : await rowsOf(sql, 'mail, role, at, until, used_at as "usedAt"', 'invitation', 'given_by = $1 order by at', `account:${account}`),
    }),
    erase: async (sql, { account, mail }) => {
      await sql.query('delete from invitation where mail = $1 or replaces = $2 or (given_by = $3 and used_at is null)', [mail, account, `account:${account ?? ''}`]);
      await sql.query('delete from suggestion where mail = $1 or account = $2', [mail, account]);
    },
  },
];
