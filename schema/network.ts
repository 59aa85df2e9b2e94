import { GraphQLString } from 'graphql';
import { Area } from './area.ts';
import { Brand } from './brand.ts';
import { federalState, list, many, object, objects, partialDate, required, string, text, url } from './field.ts';
import { range } from './hours.ts';
import { Link } from './link.ts';
import { noun } from './noun.ts';

/** The alliance that runs a directory for an area. */
export const Network = noun({
  name: 'network',
  plural: 'networks',
  description: 'The alliance that runs a directory for an area.',
  title: 'name',
  fields: {
    name: required(string()),
    alsoKnownAs: list(GraphQLString),
    area: object(Area),
    federalState: federalState({ description: 'Whose public holidays hold.' }),
    about: text({ markdown: true }),
    founded: partialDate(),
    until: partialDate(),
    coordinators: many('contact', 'coordinates'),
    website: url(),
    links: objects(Link),
    brand: object(Brand),
  },
  rule: ({ founded, until }) => {
    range(founded, until);
  },
});
