import { type Kind, rowsOf } from './kind.ts';

/** How an account is written down where somebody did something; without the account it names nobody. */
const mark = (account: string | null): string => `account:${account ?? ''}`;

/** What remains of what somebody did: it is the institution's and not theirs, so that only who it was is lost with the account. */
export const WORK: readonly Kind[] = [
  {
    name: 'drafts',
    tables: ['draft'],
    purpose: 'To go on writing later; for others only once the person keeps the entry no more.',
    kept: [{ until: 'SENT' }],
    seenBy: ['PERSON', 'KEEPERS'],
    tell: (sql, { account }) => rowsOf(sql, 'noun, entry, changes, at', 'draft', 'account = $1 order by at', account),
    erase: (sql, { account }) => sql.query('delete from draft where account = $1', [account]),
  },
  {
    name: 'proposals',
    tables: ['proposal'],
    purpose: 'To let those who coordinate decide about a change, and its author hear of it.',
    kept: [{ until: 'ALWAYS' }, { until: 'NAMELESS' }],
    seenBy: ['PERSON', 'KEEPERS', 'COORDINATORS', 'ADMINS'],
    tell: (sql, { account }) => rowsOf(sql, 'noun, entry, state, changes, note, returned, at, changed_at as "changedAt"', 'proposal', 'by = $1 order by at', mark(account)),
    erase: (sql, { account }) => sql.query('update proposal set author = null where author = $1', [account]),
  },
  {
    name: 'history',
    tables: ['revision', 'call'],
    purpose: 'To see who changed or confirmed an entry, by which way, and to restore it.',
    kept: [{ until: 'ALWAYS' }, { until: 'NAMELESS' }],
    seenBy: ['KEEPERS', 'COORDINATORS', 'ADMINS'],
    tell: async (sql, { account }) => ({
      changes: await rowsOf(sql, 'noun, entry, version, at, origin, fields', 'revision', 'by = $1 order by id', mark(account)),
      calls: await rowsOf(sql, 'actor, at, outcome', 'call', 'by = $1 order by at', mark(account)),
    }),
    // They keep the id of an account that is not there: nobody can tell whose it was.
    erase: () => Promise.resolve(),
  },
  {
    name: 'audit',
    tables: ['audit'],
    purpose: 'To see what was done about access: who, what, to which entry, and nothing of its contents.',
    kept: [{ until: 'ALWAYS' }, { until: 'NAMELESS' }],
    seenBy: ['OPERATOR'],
    tell: (sql, { account }) => rowsOf(sql, 'at, action, noun, entry', 'audit', 'by = $1 order by id', mark(account)),
    erase: () => Promise.resolve(),
  },
];
