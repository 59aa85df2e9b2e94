import { type Noun, type Row, snake } from '../../schema/noun.ts';
import { inverses } from '../../schema/nouns.ts';
import { VEILED_BY } from '../access/veil.ts';

/** Names of the fields that an operation asks for, by the name of their type. */
export type Asked = ReadonlyMap<string, ReadonlySet<string>>;

/** Name of a field's column. */
export function column(noun: Pick<Noun, 'all'>, field: string): string {
  return noun.all[field]?.kind === 'one' ? `${snake(field)}_id` : snake(field);
}

/** Fields that stand in the noun's own table. */
export function ownFields(noun: Noun): string[] {
  return Object.entries(noun.all)
    .filter(([, field]) => field.kind !== 'many')
    .map(([name]) => name);
}

/** The slug is not among them: how it is shown depends on who asks. */
const IDENTITY = ['id', 'version', 'reach'];
const wholes = new Map<Noun, string>();
const parts = new WeakMap<ReadonlySet<string>, string | null>();

/**
 * The columns of a noun but its slug as a select list, each under its field's name; the table's alias is `t`.
 * @param asked the fields that are wanted, beside those that every read needs; not given: all of them
 * @param also more fields that are wanted
 */
export function selection(noun: Noun, asked?: ReadonlySet<string>, also: readonly string[] = []): string {
  const part = asked === undefined ? null : remembered(parts, asked, () => (ofTheTable(noun, asked) ? listed(noun, (field) => asked.has(field) || VEILED_BY.has(field)) : null));
  if (part === null) return remembered(wholes, noun, () => listed(noun, () => true));
  return [part, ...also.filter((field) => asked?.has(field) !== true).map((field) => as(noun, field))].join(', ');
}

function listed(noun: Noun, wanted: (field: string) => boolean): string {
  return [...IDENTITY.map((name) => `t.${name}`), ...ownFields(noun).filter(wanted).map((field) => as(noun, field))].join(', ');
}

const as = (noun: Noun, field: string): string => `t."${column(noun, field)}" as "${field}"`;

/** Whether all of these are fields of the table or lists of others; what else there may be could be made from any column. */
function ofTheTable(noun: Noun, asked: ReadonlySet<string>): boolean {
  const lists = new Set(inverses(noun).map(({ name }) => name));
  return [...asked].every((name) => name in noun.all || lists.has(name) || IDENTITY.includes(name) || name === 'slug' || name === 'checkDueAt' || name === '__typename');
}

function remembered<Key, Value>(memory: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown }, key: Key, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}

/** What PostgreSQL answers, as a row: moments as ISO strings. */
export function asRow(noun: Pick<Noun, 'name'>, answer: Record<string, unknown>): Row {
  for (const [name, value] of Object.entries(answer)) if (value instanceof Date) answer[name] = value.toISOString();
  answer['__noun'] = noun.name;
  return answer as Row;
}
