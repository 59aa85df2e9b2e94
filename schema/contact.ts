import { Channel, channels } from './channel.ts';
import { fail, within } from './error.ts';
import { choice, enumeration, list, many, objects, one, string, text } from './field.ts';
import { hoursField } from './hours.ts';
import { noun } from './noun.ts';
import { SpokenLanguage } from './scalar.ts';

const ContactKind = enumeration('ContactKind', 'Whom one reaches.', { PERSON: 'A person by name.', FUNCTION: 'A desk, whoever sits there.' });

/** A person or function one may turn to (HSDS contact). */
export const Contact = noun({
  name: 'contact',
  plural: 'contacts',
  description: 'A person or function one may turn to.',
  title: 'name',
  parents: ['actor'],
  fields: {
    kind: choice(ContactKind),
    name: string({ description: "A person's name." }),
    role: text({ max: 300, description: 'HSDS title.' }),
    department: string(),
    actor: one('actor', 'contacts'),
    places: many('place', 'contacts'),
    channels: objects(Channel, channels),
    languages: list(SpokenLanguage),
    hours: hoursField(),
    about: text({ max: 2000 }),
  },
  rule: ({ name, role }) => {
    within('name', () => {
      if (name == null && role == null) throw fail('MISSING_FIELD', 'name" or "role');
    });
  },
});
