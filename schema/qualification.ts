import { integer, many, required, text } from './field.ts';
import { noun } from './noun.ts';

/** What a volunteer can be certified for, what it takes, who certifies. */
export const Qualification = noun({
  name: 'qualification',
  plural: 'qualifications',
  description: 'What a volunteer can be certified for, what it takes, who certifies.',
  title: 'title',
  fields: {
    title: required(text({ max: 200 })),
    summary: text({ max: 500 }),
    about: text({ markdown: true }),
    certifiers: many('actor', 'qualifications'),
    requirements: text({ max: 2000, description: 'One a line.' }),
    trainings: many('event', 'qualifications'),
    trainingsNeeded: integer({ description: 'So many different ones of the trainings; not stated: all of them.' }),
    validMonths: integer({ description: 'Months; not stated: without end.' }),
    networks: many('network', 'qualifications'),
    topics: many('term', 'qualifications'),
  },
});
