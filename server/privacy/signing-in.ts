import { createHash } from 'node:crypto';
import { VOLUNTEER_MONTHS } from '../access/accounts.ts';
import { INVITED_DAYS } from '../access/invitations.ts';
import { SESSION_DAYS } from '../access/sessions.ts';
import { LONGEST_TOKEN } from '../access/token.ts';
import { type Kind, rowsOf } from './kind.ts';

const hash = (mail: string): Buffer => createHash('sha256').update(mail).digest();

/** What is kept so that somebody can sign in and do what they were invited for. */
export const SIGNING_IN: readonly Kind[] = [
  {
    name: 'sessions',
    tables: ['session'],
    purpose: 'To stay signed in on a device, and to end that from another one.',
    kept: `${String(SESSION_DAYS)} days after the last visit.`,
    seenBy: 'Nobody but the person.',
    tell: (sql, { account }) => rowsOf(sql, 'device, made_at as "since", seen_at as "lastSeen"', 'session', 'account = $1 order by made_at', account),
    erase: (sql, { account }) => sql.query('delete from session where account = $1', [account]),
  },
  {
    name: 'signInCodes',
    tables: ['sign_in', 'passkey_challenge'],
    purpose: 'To check a code, a link or the answer of a passkey; of the address a hash is kept.',
    kept: 'A day.',
    seenBy: 'Nobody.',
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
    kept: 'Until the person removes it.',
    seenBy: 'Nobody but the person.',
    tell: (sql, { account }) => rowsOf(sql, 'label, device_type as "deviceType", backed_up as "isSynced", made_at as "madeAt", used_at as "usedAt"', 'passkey', 'account = $1 order by made_at', account),
    erase: (sql, { account }) => sql.query('delete from passkey where account = $1', [account]),
  },
  {
    name: 'tokens',
    tables: ['access_token'],
    purpose: 'To let a system of the institution speak for the person.',
    kept: `Until it ends, ${String(LONGEST_TOKEN)} days at most, or the person ends it.`,
    seenBy: 'Nobody but the person.',
    tell: (sql, { account }) => rowsOf(sql, 'name, scope, made_at as "madeAt", until, used_at as "usedAt"', 'access_token', 'account = $1 order by made_at', account),
    erase: (sql, { account }) => sql.query('delete from access_token where account = $1', [account]),
  },
  {
    name: 'roles',
    tables: ['role_grant'],
    purpose: 'To let people see and do what they were invited for, and nothing else.',
    kept: `Until it is withdrawn, then with its end as long as the account; a volunteer's ends by itself after ${String(VOLUNTEER_MONTHS)} months.`,
    seenBy: 'Who coordinates the network, and admins.',
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
    kept: `${String(INVITED_DAYS)} days to be taken up, and 30 days after that; a suggestion until it is answered.`,
    seenBy: 'Who coordinates the network, and admins.',
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
