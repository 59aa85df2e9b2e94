import { type Noun, type Row, snake } from '../../schema/noun.ts';

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

const selections = new Map<string, string>();

/** The columns of a noun as a select list, each under its field's name; the table's alias is `t`. */
export function selection(noun: Noun): string {
  let list = selections.get(noun.name);
  if (list === undefined) {
    const names = ['id', 'slug', 'version', 'reach'].map((name) => `t.${name}`);
    list = [...names, ...ownFields(noun).map((field) => `t."${column(noun, field)}" as "${field}"`)].join(', ');
    selections.set(noun.name, list);
  }
  return list;
}

/** What PostgreSQL answers, as a row: moments as ISO strings. */
export function asRow(noun: Pick<Noun, 'name'>, answer: Record<string, unknown>): Row {
  for (const [name, value] of Object.entries(answer)) if (value instanceof Date) answer[name] = value.toISOString();
  answer['__noun'] = noun.name;
  return answer as Row;
}
