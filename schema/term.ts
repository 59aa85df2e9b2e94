import { choice, enumeration, integer, one, required, string, text } from './field.ts';
import { noun } from './noun.ts';

export const Vocabulary = enumeration('Vocabulary', 'What a term is used for.', {
  TOPIC: 'What entries are about.',
  ACTOR_KIND: 'What sort of body an actor is.',
  TARGET_GROUP: 'For whom a service is.',
  ACCESSIBILITY: 'What makes a place accessible.',
});

/** A term of the taxonomy (HSDS taxonomy_term). Kinds of actor are terms too: a network adds one without code. */
export const Term = noun({
  name: 'term',
  plural: 'terms',
  description: 'A term of a vocabulary, in all languages, with synonyms.',
  title: 'label',
  fields: {
    vocabulary: required(choice(Vocabulary, { filter: true })),
    parent: one('term', 'children'),
    label: required(text({ max: 200 })),
    synonyms: text({ max: 2000, description: 'Other words that people use; one a line.' }),
    position: integer({ description: 'Order among siblings.' }),
    icon: string({ max: 40, description: 'Name of a picture of the site.' }),
  },
});
