import { GraphQLString } from 'graphql';
import { email, list, many, objects, one, partialDate, required, string, text, url } from './field.ts';
import { range } from './hours.ts';
import { Identifier, Link } from './link.ts';
import { noun } from './noun.ts';

/** An organisation or office that takes part (HSDS organization). */
export const Actor = noun({
  name: 'actor',
  plural: 'actors',
  description: 'An organisation or office that takes part.',
  title: 'name',
  parents: ['parent'],
  fields: {
    name: required(string()),
    alsoKnownAs: list(GraphQLString),
    kind: one('term', undefined, { description: 'A term of the vocabulary ACTOR_KIND.' }),
    about: text({ markdown: true }),
    parent: one('actor', 'children'),
    places: many('place', 'actors'),
    website: url(),
    email: email({ description: 'General address; people and desks are contacts.' }),
    links: objects(Link),
    logo: url(),
    since: partialDate({ description: 'Founded (HSDS year_incorporated).' }),
    until: partialDate({ description: 'Ended or merged; the successor is a relation SUCCEEDS.' }),
    legalForm: string({ description: 'HSDS legal_status, such as "e.V.".' }),
    taxStatus: string(),
    taxId: string(),
    identifiers: objects(Identifier),
    funding: text({ max: 1000, description: 'Who pays, where no actor of the directory does (HSDS funding).' }),
  },
  rule: ({ since, until }) => {
    range(since, until);
  },
});
