import { fail, within } from './error.ts';
import { choice, enumeration, one, partialDate, required, text } from './field.ts';
import { range } from './hours.ts';
import { noun } from './noun.ts';

export const RelationKind = enumeration('RelationKind', 'Reads from the actor: "actor OPERATES to…".', {
  OPERATES: 'Runs it.',
  FUNDS: 'Pays for it.',
  COOPERATES_WITH: 'Works together with it.',
  PART_OF: 'Belongs to it.',
  MEMBER_OF: 'Takes part in it.',
  SUCCEEDS: 'Follows it.',
});

/** Typed and dated tie between an actor and another actor, a network, or a project's article. */
export const Relation = noun({
  name: 'relation',
  plural: 'relations',
  description: 'Typed and dated tie between an actor and another actor, a network, or a project.',
  title: null,
  slugParts: ['actor', 'kind', 'toActor', 'toNetwork', 'toArticle'],
  parents: ['actor', 'toActor', 'toNetwork', 'toArticle'],
  fields: {
    kind: required(choice(RelationKind, { filter: true })),
    actor: required(one('actor', 'relations')),
    toActor: one('actor', 'relationsTo'),
    toNetwork: one('network', 'relations'),
    toArticle: one('article', 'relations'),
    since: partialDate(),
    until: partialDate(),
    note: text({ max: 1000 }),
  },
  rule: ({ actor, toActor, toNetwork, toArticle, since, until }) => {
    const targets = [toActor, toNetwork, toArticle].filter((target) => target != null);
    within('toActor', () => {
      if (targets.length !== 1) throw fail('BAD_RELATION', 'it needs exactly one of "toActor", "toNetwork" and "toArticle"');
      if (toActor != null && toActor === actor) throw fail('BAD_RELATION', 'an actor cannot be tied to itself');
    });
    range(since, until);
  },
});
