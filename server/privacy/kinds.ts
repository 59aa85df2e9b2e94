import { type Kind, rowsOf } from './kind.ts';
import { MAILS } from './mails.ts';
import { REFERRING } from './referring.ts';
import { SIGNING_IN } from './signing-in.ts';
import { VOLUNTEERING } from './volunteering.ts';
import { WORK } from './work.ts';

/** The account itself: last, for all others refer to it. */
const ACCOUNT: Kind = {
  name: 'account',
  tables: ['account'],
  purpose: 'To sign in and be written to.',
  kept: 'Until the person deletes it, or whoever runs the server does.',
  seenBy: 'The person; who coordinates their networks, and admins. Others see the name, if one was given, in the history of entries.',
  tell: async (sql, { account }) => (await rowsOf(sql, 'mail, name, language, made_at as "since", seen_at as "lastSeen"', 'account', 'id = $1', account))[0] ?? null,
  erase: (sql, { account }) => sql.query('delete from account where id = $1', [account]),
};

/**
 * Everything that is kept about people with an account or whose address is known. The one executable truth for it: what somebody downloads, what is erased,
 * and what is told about it come from here. Whatever is kept anew takes its place in this list; a test finds tables that are not in it.
 */
export const KINDS: readonly Kind[] = [...SIGNING_IN, ...VOLUNTEERING, ...REFERRING, ...WORK, ...MAILS, ACCOUNT];
