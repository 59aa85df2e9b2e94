import { eraseQueued } from '../mail/erasing.ts';
import { type Kind, rowsOf } from './kind.ts';

/** What is kept to write to people, and what readers leave to be written to. */
export const MAILS: readonly Kind[] = [
  {
    name: 'mails',
    tables: ['mail'],
    purpose: 'To bring mails to people.',
    kept: 'Until it is sent; 30 days where it could not be. Without a mail server each is a file in the data directory for 30 days.',
    seenBy: 'Whoever runs the server.',
    tell: (sql, { mail }) => rowsOf(sql, 'subject, text, at, failed', 'mail', 'lower(recipient) = $1 order by at', mail),
    erase: (sql, person) => eraseQueued(sql, person),
  },
  {
    name: 'checkLinks',
    tables: ['ticket'],
    purpose: 'To let an institution confirm its entries by a link in a mail.',
    kept: 'With the institution.',
    seenBy: 'Nobody.',
    tell: (sql, { mail }) => rowsOf(sql, 'purpose, until, used_at as "usedAt"', 'ticket', 'mail = $1 order by until', mail),
    erase: (sql, { mail }) => sql.query('delete from ticket where mail = $1', [mail]),
  },
  {
    name: 'reports',
    tables: ['report'],
    purpose: 'To ask back when somebody says that an entry is wrong, where they gave a way to be reached.',
    kept: 'Until it is settled, half a year at most.',
    seenBy: 'Who keeps the entry, and who coordinates the network.',
    tell: (sql, { mail }) => rowsOf(sql, 'noun, entry, text, contact, at', 'report', 'strpos(lower(contact), $1) > 0 order by at', mail),
    erase: (sql, { mail }) => sql.query('update report set contact = null where strpos(lower(contact), $1) > 0', [mail]),
  },
];
