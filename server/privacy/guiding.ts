import { GUIDE_DAYS } from '../guiding/keeping.ts';
import { type Kind, rowsOf } from './kind.ts';

/** Who asked for a guide, and who goes along. */
export const GUIDING: readonly Kind[] = [
  {
    name: 'guideRequests',
    tables: ['guide_request'],
    purpose: 'To find a volunteer who goes along with somebody who asks for it. Only those who assign the request and the volunteer who goes along see how to reach the person; after that the kind of help, language, municipality and outcome are counted.',
    kept: [{ until: 'ENDED', count: GUIDE_DAYS.contact }, { until: 'ELSE', count: GUIDE_DAYS.counted }],
    seenBy: ['PERSON', 'COORDINATORS'],
    // Who asked is taken out of a request by server/guiding/keeping.ts; what was asked for is counted for a while.
    forgotten: [{ table: 'guide_request', column: 'ended_at', days: GUIDE_DAYS.counted }],
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
