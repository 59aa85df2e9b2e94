import { Channel, channels } from './channel.ts';
import { list, objects, one, required, text } from './field.ts';
import { hoursField } from './hours.ts';
import { noun } from './noun.ts';
import { SpokenLanguage } from './scalar.ts';

/** A service at a place, with its own hours, phones and languages (HSDS service_at_location). */
export const Offering = noun({
  name: 'offering',
  plural: 'offerings',
  description: 'A service at a place.',
  title: null,
  slugParts: ['service', 'place'],
  parents: ['service', 'place'],
  fields: {
    service: required(one('service', 'offerings')),
    place: required(one('place', 'offerings')),
    hours: hoursField(),
    channels: objects(Channel, channels),
    languages: list(SpokenLanguage, { description: "Empty: the service's languages." }),
    about: text({ max: 1000 }),
  },
});
