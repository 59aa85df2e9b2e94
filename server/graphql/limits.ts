import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { ValidationRule } from 'graphql';

/** How much one operation may ask for. Introspection stays free: the schema is public. */
export const LIMITS = { depth: 12, aliases: 30, cost: 12_000, tokens: 3000 } as const;

/** Single rules and not the whole armour: that changes status codes which the GraphQL-over-HTTP specification sets. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth, ignoreIntrospection: true, flattenFragments: true }),
  maxAliasesRule({ n: LIMITS.aliases, allowList: ['__schema', '__type'] }),
  costLimitRule({ maxCost: LIMITS.cost, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5, ignoreIntrospection: true }),
] as ValidationRule[];
