import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import { type Period, READERS, type Rule, UNTIL } from '../privacy/rule.ts';
import { RULES } from '../privacy/rules.ts';
import type { Context } from './context.ts';

const listOf = (type: GraphQLObjectType | GraphQLEnumType): GraphQLNonNull<GraphQLList<GraphQLNonNull<GraphQLObjectType | GraphQLEnumType>>> => new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));
const enumOf = (name: string, description: string, values: Readonly<Record<string, string>>): GraphQLEnumType =>
  new GraphQLEnumType({ name, description, values: Object.fromEntries(Object.entries(values).map(([value, sentence]) => [value, { description: sentence }])) });

const RetentionPeriodType = new GraphQLObjectType<Period, Context>({
  name: 'RetentionPeriod',
  fields: {
    until: { type: new GraphQLNonNull(enumOf('RetentionEnd', 'When something is gone.', UNTIL)) },
    count: { type: GraphQLInt, description: 'Days, or months of a role; null where none are counted.' },
  },
});

const RetentionRuleType = new GraphQLObjectType<Rule, Context>({
  name: 'RetentionRule',
  description: 'One kind of what is kept, by the rule that the program goes by.',
  fields: {
    name: { type: new GraphQLNonNull(GraphQLString), description: 'Such as "sessions".' },
    purpose: { type: new GraphQLNonNull(GraphQLString), description: 'In English.' },
    kept: { type: listOf(RetentionPeriodType), description: 'How long; of several each holds for its part.' },
    seenBy: { type: listOf(enumOf('RetentionReader', 'Who sees something of what is kept.', READERS)) },
  },
});

/** The query `retention`. */
export const retentionField: GraphQLFieldConfig<unknown, Context> = {
  description: 'What this directory keeps about people and of its use: what for, how long, and who sees it.',
  type: listOf(RetentionRuleType),
  resolve: () => RULES,
};
