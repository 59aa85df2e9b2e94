import { GraphQLString } from 'graphql';
import { Address, Municipality } from './area.ts';
import { fail, within } from './error.ts';
import { choice, decimal, enumeration, list, many, object, objects, required, string, text, url } from './field.ts';
import { hoursField } from './hours.ts';
import { Identifier } from './link.ts';
import { Visibility, noun } from './noun.ts';
import { SpokenLanguage } from './scalar.ts';

const PlaceKind = enumeration('PlaceKind', 'HSDS location_type.', { PHYSICAL: 'One can go there.', POSTAL: 'For letters only.', VIRTUAL: 'On the net.' });

export const Exposure = enumeration('Exposure', 'How much of a place is shown.', {
  PUBLIC: 'All of it.',
  AREA_ONLY: 'Town and postal code, no street.',
  HIDDEN: 'Nothing finer than the municipality.',
});

/** An address, or a service area without one (HSDS location). */
export const Place = noun({
  name: 'place',
  plural: 'places',
  description: 'An address, or a service area without one.',
  title: 'name',
  fields: {
    name: required(string()),
    alsoKnownAs: list(GraphQLString),
    kind: choice(PlaceKind),
    about: text(),
    address: object(Address),
    municipality: object(Municipality),
    latitude: decimal({ description: 'Degrees north (WGS 84).' }),
    longitude: decimal({ description: 'Degrees east (WGS 84).' }),
    accessibility: many('term', undefined, { description: 'Terms of the vocabulary ACCESSIBILITY.' }),
    languages: list(SpokenLanguage, { description: 'Languages spoken there, whichever service.' }),
    hours: hoursField(),
    directions: text({ max: 1000, description: 'How to get there (HSDS transportation).' }),
    exposure: choice(Exposure, { description: 'Not stated: PUBLIC.' }),
    addressVisibility: choice(Visibility, { description: 'Who sees the address whatever the exposure; everybody else sees its town and postal code. Not stated: everybody where the exposure is PUBLIC, else STAFF. Of a HIDDEN place only those see it who keep the place.' }),
    url: url(),
    identifiers: objects(Identifier),
  },
  rule: ({ latitude, longitude }) => {
    within('latitude', () => {
      if (latitude != null && Math.abs(latitude) > 90) throw fail('BAD_COORDINATE', String(latitude));
    });
    within('longitude', () => {
      if (longitude != null && Math.abs(longitude) > 180) throw fail('BAD_COORDINATE', String(longitude));
    });
  },
});
