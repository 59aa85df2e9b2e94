import { type Kind, rowsOf } from './kind.ts';

/** What people collect for themselves. */
export const REFERRING: readonly Kind[] = [
  {
    name: 'lists',
    tables: ['referral_list'],
    purpose: 'To find again whom to call for what. Holds entries of the directory and notes to oneself; data of those who are helped do not belong there.',
    kept: 'Until the person removes a list or deletes the account. A link that shows a list ends after 30 days, or as soon as its owner ends it.',
    seenBy: 'The person alone. Whoever has the link of a list sees which of its entries are public, and neither its title nor its notes nor its owner.',
    tell: (sql, { account }) => rowsOf(sql, 'title, entries, changed_at as "changedAt", shared_until as "sharedUntil"', 'referral_list', 'account = $1 order by changed_at', account),
    erase: (sql, { account }) => sql.query('delete from referral_list where account = $1', [account]),
  },
];
