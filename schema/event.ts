import { boolean, date, email, integer, list, localDateTime, many, object, one, recurrence as recurrenceField, required, text, url, value } from './field.ts';
import { fail, within } from './error.ts';
import { range } from './hours.ts';
import { noun } from './noun.ts';
import { happensFrom, recurrence } from './recurrence.ts';
import { DateScalar } from './scalar.ts';
import { Audience } from './service.ts';

const Registration = value('Registration', 'How to sign up.', { required: boolean(), url: url(), email: email(), until: date(), limit: integer({ description: 'People.' }), here: boolean({ description: 'People register here with a mail address: for places up to the limit, then for a waiting list; for each occasion by itself.' }) });

/** Something that happens at a time, once or by rule. */
export const Event = noun({
  name: 'event',
  plural: 'events',
  description: 'Something that happens at a time, once or by rule.',
  title: 'title',
  parents: ['organiser'],
  fields: {
    title: required(text({ max: 200 })),
    summary: text({ max: 500 }),
    about: text({ markdown: true }),
    organiser: one('actor', 'events'),
    network: one('network', 'events'),
    place: one('place', 'events'),
    online: url(),
    start: localDateTime({ description: 'Europe/Berlin; not stated where only "when" is known.' }),
    end: localDateTime(),
    when: text({ max: 300, description: 'When, in words, where no date is stated.' }),
    recurrence: recurrenceField(recurrence),
    exceptDates: list(DateScalar, { description: 'Days on which it does not happen (RFC 5545 EXDATE).' }),
    audience: list(Audience, { filter: true }),
    topics: many('term', 'events'),
    cancelled: boolean(),
    registration: object(Registration),
    registrationNote: text({ max: 500 }),
  },
  rule: ({ start, end, recurrence }) => {
    range(start, end, 'end');
    if (end != null && start == null) throw fail('MISSING_FIELD', 'start');
    within('recurrence', () => {
      if (recurrence == null) return;
      if (start == null) throw fail('BAD_RECURRENCE', 'it has no "start" to count from');
      happensFrom(recurrence, start);
    });
  },
});
