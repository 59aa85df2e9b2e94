import { type Kind, rowsOf } from './kind.ts';

/** What people collect for themselves. */
export const REFERRING: readonly Kind[] = [
  {
    name: 'lists',
    tables: ['referral_list'],
    purpose: 'To find again whom to call for what. Holds entries of the directory and notes to oneself; data of those who are helped do not belong there.',
    // A link to a list ends by itself, see server/referring/shares.ts.
    kept: [{ until: 'REMOVED' }, { until: 'ACCOUNT' }],
    seenBy: ['PERSON'],
    tell: (sql, { account }) => rowsOf(sql, 'title, entries, changed_at as "changedAt", shared_until as "sharedUntil"', 'referral_list', 'account = $1 order by changed_at', account),
    erase: (sql, { account }) => sql.query('delete from referral_list where account = $1', [account]),
  },
];
