import type { Field } from '../../schema/field.ts';
import type { Noun } from '../../schema/noun.ts';
import { column } from '../store/columns.ts';

/** A step into an entry, by the field table of its noun; the last one is the text itself. */
interface Step {
  readonly name: string;
  /** Whether a list of objects stands there, of which each may have the text. */
  readonly isList: boolean;
  /** Whether its objects say themselves who may see them. */
  readonly isGuarded: boolean;
}

/** The way to a text: the name of its field, then names within objects and places within lists. */
export type Way = readonly [string, ...(string | number)[]];

/** Every localized text that an entry of a noun can have, those within objects and lists of objects too. */
function textPaths({ all }: Pick<Noun, 'all'>): Step[][] {
  return Object.entries(all).flatMap(([name, field]) => pathsOf(name, field));
}

function pathsOf(name: string, { kind, value }: Field): Step[][] {
  if (kind === 'text') return [[{ name, isList: false, isGuarded: false }]];
  if (kind !== 'object' && kind !== 'objects') return [];
  const fields = value?.fields ?? {};
  const step = { name, isList: kind === 'objects', isGuarded: 'visibility' in fields };
  return Object.entries(fields).flatMap(([part, field]) => pathsOf(part, field).map((rest) => [step, ...rest]));
}

export const hasTexts = (noun: Pick<Noun, 'all'>): boolean => textPaths(noun).length > 0;

/**
 * The texts of an entry as rows, as SQL on alias `t`: `nth` to order by, `field` such as "title" or "hours.exceptions.0.reason", `text`,
 * and `open`: whether whoever sees the entry may see it.
 */
export function textsSql(noun: Noun): string {
  const paths = textPaths(noun).map((path, index) => ({ path, index }));
  const own = paths.filter(({ path }) => path.length === 1).map(({ path: [step], index }) => `(array[${String(index)}]::bigint[], '${step?.name ?? ''}', t."${column(noun, step?.name ?? '')}", true)`);
  const nested = paths.filter(({ path }) => path.length > 1).map(({ path, index }) => nestedSql(noun, path, index));
  return [...(own.length === 0 ? [] : [`values ${own.join(', ')}`]), ...nested].join(' union all ');
}

function nestedSql(noun: Noun, path: readonly Step[], index: number): string {
  let [value, field] = ['', ''];
  const lists: string[] = [];
  const order = [String(index)];
  const open: string[] = [];
  path.forEach(({ name, isList, isGuarded }, depth) => {
    value = depth === 0 ? `t."${column(noun, name)}"` : `${value}->'${name}'`;
    field = depth === 0 ? `'${name}'` : `${field} || '.${name}'`;
    if (isList) {
      const item = `e${String(depth)}`;
      lists.push(`jsonb_array_elements(case jsonb_typeof(${value}) when 'array' then ${value} else '[]' end) with ordinality ${item}(item, at)`);
      order.push(`${item}.at`);
      value = `${item}.item`;
      field = `${field} || '.' || (${item}.at - 1)`;
    }
    if (isGuarded) open.push(`coalesce(${value}->>'visibility', 'PUBLIC') = 'PUBLIC'`);
  });
  return `select array[${order.join(', ')}]::bigint[], ${field}, ${value}, ${open.length === 0 ? 'true' : open.join(' and ')}${lists.length === 0 ? '' : ` from ${lists.join(' cross join ')}`}`;
}

/** The way that a field such as "hours.exceptions.0.reason" means; undefined unless the noun has such a text. */
export function wayTo(noun: Pick<Noun, 'all'>, field: string): Way | undefined {
  for (const path of textPaths(noun)) {
    const pattern = path.map(({ name, isList }) => (isList ? `${name}\\.(?:0|[1-9]\\d{0,3})` : name)).join('\\.');
    if (new RegExp(`^${pattern}$`).test(field)) {
      const [top = '', ...rest] = field.split('.');
      return [top, ...rest.map((part) => (/^\d/.test(part) ? Number(part) : part))];
    }
  }
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at the end of a way within a value; undefined: nothing. @param way without the name of the field */
export function findIn(value: unknown, way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>((at, part) => (Array.isArray(at) && typeof part === 'number' ? (at as unknown[])[part] : isObject(at) && typeof part === 'string' && Object.hasOwn(at, part) ? at[part] : undefined), value);
}

/** Whether everybody may see what stands there who may see the entry: no object on the way says otherwise. */
export const isOpenIn = (value: unknown, way: readonly (string | number)[]): boolean =>
  way.every((_, length) => {
    const at = findIn(value, way.slice(0, length));
    return !isObject(at) || at['visibility'] === undefined || at['visibility'] === 'PUBLIC';
  });

/** The same value with something else at the end of a way; the way has to be there. */
export function replacedIn(value: unknown, [part, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (part === undefined) return by;
  if (Array.isArray(value)) return (value as unknown[]).map((item, index) => (index === part ? replacedIn(item, rest, by) : item));
  return isObject(value) ? { ...value, [part]: replacedIn(value[part], rest, by) } : value;
}
