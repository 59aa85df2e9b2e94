import { GUIDE_DAYS } from '../guiding/keeping.ts';
import { type Kind, rowsOf } from './kind.ts';

/** Who asked for a guide, and who goes along. */
export const GUIDING: readonly Kind[] = [
  {
    name: 'guideRequests',
    tables: ['guide_request'],
    purpose: 'To find a volunteer who goes along with somebody who asks for it, and to arrange that.',
    kept: `Name, ways to be reached and what was written: until who asked takes it back, ${String(GUIDE_DAYS.contact)} days after the end at the latest. What nobody ends in ${String(GUIDE_DAYS.open)} days ends by itself. Kind of help, language, municipality, outcome and days stay, to be counted.`,
    seenBy: 'Who coordinates the network that was asked, and the volunteer whom it was given to until it ends.',
    tell: async (sql, { mail, account }) => ({
      asked: await rowsOf(sql, 'language, municipality, time, day, note, name, phone, mail, state, asked_at as "askedAt", ended_at as "endedAt"', 'guide_request', 'mail = $1 order by asked_at', mail),
      given: await rowsOf(sql, 'language, municipality, state, asked_at as "askedAt", ended_at as "endedAt"', 'guide_request', 'assigned = $1 order by asked_at', account),
    }),
    erase: async (sql, { mail, account }) => {
      await sql.query('delete from guide_request where mail = $1', [mail]);
      await sql.query(`update guide_request set state = 'ASKED', assigned = null where assigned = $1 and state = 'ASSIGNED'`, [account]);
      await sql.query('update guide_request set assigned = null where assigned = $1', [account]);
    },
  },
];
