import { GUIDING } from './guiding.ts';
import { type Kind, rowsOf } from './kind.ts';
import { MAILS } from './mails.ts';
import { REFERRING } from './referring.ts';
import { REGISTERING } from './registering.ts';
import { SIGNING_IN } from './signing-in.ts';
import { VOLUNTEERING } from './volunteering.ts';
import { WORK } from './work.ts';

/** The account itself: last, for all others refer to it. */
const ACCOUNT: Kind = {
  name: 'account',
  tables: ['account'],
  purpose: 'To sign in and be written to. Others who keep an entry see the name, if one was given, in its history.',
  kept: [{ until: 'ACCOUNT' }],
  seenBy: ['PERSON', 'COORDINATORS', 'ADMINS'],
  tell: async (sql, { account }) => (await rowsOf(sql, 'mail, name, language, made_at as "since", seen_at as "lastSeen"', 'account', 'id = $1', account))[0] ?? null,
  erase: (sql, { account }) => sql.query('delete from account where id = $1', [account]),
};

/**
 * Everything that is kept about people with an account or whose address is known. The one executable truth for it: what somebody downloads, what is erased,
 * and what is told about it come from here. Whatever is kept anew takes its place in this list; a test finds tables that are not in it.
 */
export const KINDS: readonly Kind[] = [...SIGNING_IN, ...VOLUNTEERING, ...GUIDING, ...REFERRING, ...REGISTERING, ...WORK, ...MAILS, ACCOUNT];
