import { DAY, REGISTRATION_DAYS } from '../registering/keeping.ts';
import { type Kind, rowsOf } from './kind.ts';

/** What somebody is told of one registration, as SQL. */
const REGISTERED = `(select title->'values'->(title->>'original')->>'value' from event where event.id = registration.event) as event, occasion, name, mail, language, state, attended, made_at as "madeAt"`;

/** Who takes part in trainings and meetings, and what they reach by that. */
export const REGISTERING: readonly Kind[] = [
  {
    name: 'registrations',
    tables: ['registration'],
    purpose: 'To have a place for everybody who registers for an event, to tell them when it does not take place, and to know who was there. Only those who organise it see who takes part; after that only the numbers are left, and which volunteer was there, since qualifications need it. What nobody confirms by the link of the mail goes after two days.',
    kept: [{ until: 'ENDED', count: REGISTRATION_DAYS.contact }, { until: 'ELSE', count: REGISTRATION_DAYS.counted }],
    seenBy: ['PERSON', 'KEEPERS', 'COORDINATORS'],
    // Name and address are taken out some days after the occasion by server/registering/keeping.ts, and what nobody confirms goes there after two days.
    forgotten: [{ table: 'registration', column: 'occasion', days: REGISTRATION_DAYS.counted, old: `${DAY} < current_date - ${String(REGISTRATION_DAYS.counted)}` }],
    tell: async (sql, { mail, account }) => [
      ...(await rowsOf(sql, REGISTERED, 'registration', 'mail = $1 order by occasion', mail)),
      ...(await rowsOf(sql, REGISTERED, 'registration', 'account = $1 and mail is null order by occasion', account)),
    ],
    // Places that become free by that go to who waits, see server/registering/keeping.ts.
    erase: async (sql, { mail, account }) => {
      await sql.query('delete from registration where (mail = $1 or account = $2) and attended is null', [mail, account]);
      await sql.query('update registration set mail = null, name = null, secret = null, account = null where mail = $1 or account = $2', [mail, account]);
    },
  },
  {
    name: 'heldQualifications',
    tables: ['held_qualification'],
    purpose: 'To print the certificate of a qualification that somebody reached, and to know how long it holds.',
    kept: [{ until: 'ACCOUNT' }, { until: 'ENDED', count: REGISTRATION_DAYS.ended }],
    seenBy: ['PERSON', 'COORDINATORS'],
    forgotten: [{ table: 'held_qualification', column: 'until', days: REGISTRATION_DAYS.ended, old: `until < current_date - ${String(REGISTRATION_DAYS.ended)}` }],
    tell: (sql, { account }) => rowsOf(sql, 'title, certifiers, trainings, reached_on::text as "reachedOn", until::text', 'held_qualification', 'account = $1 order by reached_on', account),
    erase: (sql, { account }) => sql.query('delete from held_qualification where account = $1', [account]),
  },
  {
    name: 'calendarLink',
    tables: ['calendar_link'],
    purpose: 'To put dates that are not for everybody into the person’s own calendar. Kept is a hash of its secret address.',
    kept: [{ until: 'REMOVED' }, { until: 'ACCOUNT' }],
    seenBy: ['PERSON'],
    tell: (sql, { account }) => rowsOf(sql, 'made_at as "madeAt"', 'calendar_link', 'account = $1', account),
    erase: (sql, { account }) => sql.query('delete from calendar_link where account = $1', [account]),
  },
];
