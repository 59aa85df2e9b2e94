import { type GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';
import { fail, within } from '../../schema/error.ts';
import { type Noun, pivot } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { DateTime, Reference } from '../../schema/scalar.ts';
import { unstorable } from '../../schema/text.ts';
import { slugIsOpen } from '../access/veil.ts';
import { column } from '../store/columns.ts';

/** A condition of a list: its GraphQL input and its SQL, in which `$$` stands for the parameter. */
interface Condition {
  readonly input: GraphQLInputFieldConfig;
  readonly sql: string;
}

const references = { type: new GraphQLList(new GraphQLNonNull(Reference)) };
/** Entries by id or slug, as far as whoever asks may know them: `$1` is the viewer's reach. */
const matches = (noun: Noun): string => `select t.id from "${noun.table}" t where t.reach <= $1 and (t.id::text = any($$) or (t.slug = any($$) and ${slugIsOpen(noun)}))`;
const membership = (actor: string): string => `exists (select 1 from relation m where m.actor_id = ${actor} and m.kind = 'MEMBER_OF' and m.reach <= $1 and m.to_network_id in (${matches(nounOf('network'))}))`;

/** Conditions that no single field tells. */
const OWN: Record<string, Record<string, Condition>> = {
  actor: { network: { input: { ...references, description: 'Members of any of these networks.' }, sql: membership('t.id') } },
  service: {
    network: { input: { ...references, description: 'Of members of any of these networks.' }, sql: membership('t.actor_id') },
    municipality: {
      input: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)), description: 'At a place in any of these municipalities, by name.' },
      sql: `exists (select 1 from offering o join place p on p.id = o.place_id where o.service_id = t.id and o.reach <= $1 and p.municipality->>'name' = any($$))`,
    },
  },
  contact: { network: { input: { ...references, description: 'Of members of any of these networks.' }, sql: membership('t.actor_id') } },
  place: {
    municipality: { input: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)), description: 'In any of these municipalities, by name.' }, sql: `t.municipality->>'name' = any($$)` },
  },
};

const conditions = new Map<string, Record<string, Condition>>();

function conditionsOf(noun: Noun): Record<string, Condition> {
  let known = conditions.get(noun.name);
  if (known === undefined) {
    known = {
      is: { input: { ...references, description: 'Any of these entries.' }, sql: `t.id in (${matches(noun)})` },
      changedSince: { input: { type: DateTime }, sql: 't.changed_at >= $$::timestamptz' },
      ...fieldConditions(noun),
      ...OWN[noun.name],
    };
    conditions.set(noun.name, known);
  }
  return known;
}

function fieldConditions(noun: Noun): Record<string, Condition> {
  const found: Record<string, Condition> = {};
  for (const [name, field] of Object.entries(noun.all)) {
    if (field.filter !== true) continue;
    if (field.kind === 'one') found[name] = { input: references, sql: `t."${column(noun, name)}" in (${matches(nounOf(field.noun ?? ''))})` };
    else if (field.kind === 'many') {
      found[name] = { input: references, sql: `t.id in (select owner_id from "${pivot(noun, name)}" where target_id in (${matches(nounOf(field.noun ?? ''))}))` };
    } else if (field.type !== undefined) {
      const type = new GraphQLList(new GraphQLNonNull(field.type));
      if (field.kind === 'list') found[name] = { input: { type }, sql: `t."${column(noun, name)}" && $$` };
      else found[name] = { input: { type }, sql: `t."${column(noun, name)}" = any($$)` };
    }
  }
  return found;
}

/** The filter of a noun's list. Values of one condition are alternatives, conditions hold together. */
export function filterType(noun: Noun): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: `${noun.typeName}Filter`,
    description: 'Values of one condition are alternatives; conditions hold together.',
    fields: () => Object.fromEntries(Object.entries(conditionsOf(noun)).map(([name, { input }]) => [name, input])),
  });
}

/** A given filter as SQL on alias `t`, where `$1` is the viewer's reach. @param first number of the first parameter */
export function filterSql(noun: Noun, filter: Record<string, unknown> | null | undefined, first: number): { sql: string; parameters: unknown[] } {
  const parts: string[] = [];
  const parameters: unknown[] = [];
  for (const [name, value] of Object.entries(filter ?? {})) {
    const condition = conditionsOf(noun)[name];
    if (condition === undefined || value == null) continue;
    within(name, () => {
      const what = [value].flat().map((item) => (typeof item === 'string' ? unstorable(item) : undefined)).find((found) => found !== undefined);
      if (what !== undefined) throw fail('BAD_INPUT', `This holds ${what}.`);
    });
    parts.push(`(${condition.sql.replaceAll('$$', `$${String(first + parameters.length)}`)})`);
    parameters.push(value);
  }
  return { sql: parts.length === 0 ? 'true' : parts.join(' and '), parameters };
}
