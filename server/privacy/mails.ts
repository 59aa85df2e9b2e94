import { eraseQueued, wholeAddress } from '../mail/erasing.ts';
import { UNSENT_DAYS } from '../mail/queue.ts';
import { LIMITS as REPORT_LIMITS } from '../reporting/reports.ts';
import { type Kind, rowsOf } from './kind.ts';

/** Days for which the links of a mail are kept that open nothing any more. */
const TICKET_DAYS = 30;

/** What is kept to write to people, and what readers leave to be written to. */
export const MAILS: readonly Kind[] = [
  {
    name: 'mails',
    tables: ['mail'],
    purpose: 'To bring mails to people.',
    kept: [{ until: 'MAILED', count: UNSENT_DAYS }],
    seenBy: ['OPERATOR'],
    forgotten: [{ table: 'mail', column: 'at', days: UNSENT_DAYS, only: 'failed is not null' }, { table: 'mail', column: 'until', days: 0 }],
    tell: (sql, { mail }) => rowsOf(sql, 'subject, text, at, failed', 'mail', 'lower(recipient) = $1 order by at', mail),
    erase: (sql, person) => eraseQueued(sql, person),
  },
  {
    name: 'checkLinks',
    tables: ['ticket'],
    purpose: 'To let an institution confirm its entries by a link in a mail.',
    kept: [{ until: 'ENDED', count: TICKET_DAYS }],
    seenBy: ['NOBODY'],
    forgotten: [{ table: 'ticket', column: 'until', days: TICKET_DAYS }],
    tell: (sql, { mail }) => rowsOf(sql, 'purpose, until, used_at as "usedAt"', 'ticket', 'mail = $1 order by until', mail),
    erase: (sql, { mail }) => sql.query('delete from ticket where mail = $1', [mail]),
  },
  {
    name: 'reports',
    tables: ['report'],
    purpose: 'To ask back when somebody says that an entry is wrong, where they gave a way to be reached.',
    kept: [{ until: 'SETTLED', count: REPORT_LIMITS.days }],
    seenBy: ['KEEPERS', 'COORDINATORS', 'ADMINS'],
    forgotten: [{ table: 'report', column: 'at', days: REPORT_LIMITS.days }],
    tell: (sql, { mail }) => rowsOf(sql, 'noun, entry, text, contact, at', 'report', 'lower(contact) ~ $1 order by at', wholeAddress(mail)),
    erase: (sql, { mail }) => sql.query('update report set contact = null where lower(contact) ~ $1', [wholeAddress(mail)]),
  },
];
