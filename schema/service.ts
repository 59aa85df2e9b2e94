import { GraphQLString } from 'graphql';
import { Municipality } from './area.ts';
import { fail, within } from './error.ts';
import { boolean, choice, decimal, enumeration, integer, list, many, object, objects, one, partialDate, required, text, url, value } from './field.ts';
import { hoursField, range } from './hours.ts';
import { Link } from './link.ts';
import { noun } from './noun.ts';
import { SpokenLanguage } from './scalar.ts';

export const Audience = enumeration('Audience', 'Who is addressed.', { NEWCOMERS: 'People who are new here.', VOLUNTEERS: 'People who help without pay.', PROFESSIONALS: 'People whose work it is.' });

export const Mode = enumeration('Mode', 'How a service reaches people.', {
  IN_PERSON: 'On the spot.',
  PHONE: 'By phone.',
  ONLINE: 'On the net.',
  VISIT: 'At your home.',
  ACCOMPANIMENT: 'Somebody comes with you.',
});

export const Access = enumeration('Access', 'How to get in.', { WALK_IN: 'Just come.', APPOINTMENT: 'Make an appointment.', REFERRAL: 'Be sent by somebody.' });

export const Capacity = enumeration('Capacity', 'Whether there is room.', { OPEN: 'There is.', WAITING_LIST: 'One has to wait.', FULL: 'There is none.' });

const Eligibility = value('Eligibility', 'Who may use a service.', {
  minAge: integer({ description: 'Years.' }),
  maxAge: integer({ description: 'Years.' }),
  residenceStatuses: list(GraphQLString),
  municipalities: objects(Municipality),
});

/** What an actor offers to somebody (HSDS service). Omitted fields are "not stated". */
export const Service = noun({
  name: 'service',
  plural: 'services',
  description: 'What an actor offers to somebody.',
  title: 'title',
  parents: ['actor'],
  fields: {
    title: required(text({ max: 200 })),
    alsoKnownAs: list(GraphQLString),
    summary: text({ max: 200 }),
    about: text({ markdown: true }),
    actor: required(one('actor', 'services')),
    topics: many('term', 'services'),
    targetGroups: many('term'),
    audience: list(Audience, { filter: true }),
    languages: list(SpokenLanguage, { filter: true, description: 'Languages spoken.' }),
    interpreters: boolean({ description: 'Whether interpreters can be had.' }),
    interpreterNote: text({ max: 500 }),
    modes: list(Mode, { filter: true }),
    access: list(Access, { filter: true }),
    free: boolean({ filter: true }),
    costAmount: decimal({ description: 'Euro.' }),
    costNote: text({ max: 1000 }),
    bring: text({ max: 2000, description: 'What to bring, one thing a line (HSDS required_document).' }),
    steps: text({ max: 3000, description: 'How it works, one step a line (HSDS application_process).' }),
    eligibility: object(Eligibility),
    eligibilityNote: text({ max: 1000 }),
    area: objects(Municipality),
    capacity: choice(Capacity, { filter: true }),
    waitTime: text({ max: 300 }),
    alert: text({ max: 500, description: 'What must be known at once, such as a move.' }),
    accreditation: text({ max: 500 }),
    licenses: text({ max: 500 }),
    funding: text({ max: 1000, description: 'Who pays, where no actor of the directory does (HSDS funding).' }),
    website: url(),
    applyUrl: url(),
    links: objects(Link),
    project: one('article', 'projectServices', { description: 'The project it belongs to (HSDS program).' }),
    contacts: many('contact', 'services'),
    hours: hoursField(),
    since: partialDate(),
    until: partialDate(),
  },
  rule: ({ since, until, eligibility, costAmount }) => {
    range(since, until);
    within('eligibility', () => {
      const { minAge, maxAge } = eligibility ?? {};
      if (minAge != null && maxAge != null && maxAge < minAge) throw fail('BAD_RANGE', String(minAge), String(maxAge));
      if ((minAge ?? 0) < 0 || (maxAge ?? 0) > 130) throw fail('BAD_INPUT', 'Ages go from 0 to 130 years.');
    });
    within('costAmount', () => {
      if ((costAmount ?? 0) < 0) throw fail('BAD_INPUT', 'A cost cannot be negative; for "free" say "free": true.');
    });
  },
});
