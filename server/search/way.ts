import type { Reader } from '../../schema/graphql.ts';
import type { Noun, Row } from '../../schema/noun.ts';
import { inverses, nounOf, references } from '../../schema/nouns.ts';

/**
 * One step along the schema's references: a field ("actor"), a list that others' references make ("offerings"),
 * or a field followed to its end, the beginning counted in ("parent*"). `where` keeps some of the entries reached;
 * `with` names a list of references whose slugs each of them brings along, as a field of that name.
 */
export type Step = string | { readonly by: string; readonly where?: (row: Row) => boolean; readonly with?: string };

/** From an entry to what it shows of others, such as `['offerings', 'place']`. */
export type Way = readonly Step[];

/** A step with all that is needed to go it forwards, by reading, and backwards, in SQL. */
export interface Edge {
  readonly from: Noun;
  readonly to: Noun;
  /** The field that holds the reference, of `from`, or of `to` where the step goes against it. */
  readonly field: string;
  readonly against: boolean;
  readonly kind: 'one' | 'many';
  readonly toTheEnd: boolean;
  readonly where?: (row: Row) => boolean;
  readonly with?: string;
}

/** Looks a way's steps up in the schema. @throws TypeError for a step that is not there: the table of recipes is ours */
export function edges(noun: Noun, way: Way): Edge[] {
  let from = noun;
  return way.map((step) => {
    const edge = edgeOf(from, step);
    from = edge.to;
    return edge;
  });
}

function edgeOf(from: Noun, step: Step): Edge {
  const { by, ...also } = typeof step === 'string' ? { by: step } : step;
  const name = by.replace('*', '');
  const rest = { toTheEnd: by.endsWith('*'), ...also };
  const own = references(from).find(([field]) => field === name)?.[1];
  if (own !== undefined) return { from, to: nounOf(own.noun), field: name, against: false, kind: own.kind, ...rest };
  const inverse = inverses(from).find((list) => list.name === name);
  if (inverse === undefined) throw new TypeError(`${from.name} has no step "${by}"`);
  return { from, to: inverse.from, field: inverse.field, against: true, kind: inverse.kind === 'one' ? 'one' : 'many', ...rest };
}

/** The entries at the end of a way, each once, in the order in which they are reached. Entries that the reader may not see end it. */
export async function follow(read: Reader, start: Row, way: readonly Edge[]): Promise<Row[]> {
  let rows: readonly Row[] = [start];
  for (const edge of way) {
    const reached = new Map<string, Row>();
    if (edge.toTheEnd) for (const row of rows) reached.set(row.id, row);
    for (let open = rows; open.length > 0; ) {
      const next = (await Promise.all(open.map((row) => step(read, row, edge)))).flat();
      open = next.filter((row) => !reached.has(row.id) && (edge.where?.(row) ?? true));
      for (const row of open) reached.set(row.id, row);
      if (!edge.toTheEnd) break;
    }
    rows = [...reached.values()];
  }
  return [...rows];
}

async function step(read: Reader, row: Row, edge: Edge): Promise<Row[]> {
  const { to, with: list } = edge;
  const reached = await stepped(read, row, edge);
  if (list === undefined) return reached;
  return Promise.all(reached.map(async (other) => ({ ...other, [list]: (await read.many(to, list, other.id)).map(({ slug }) => slug) })));
}

async function stepped(read: Reader, row: Row, { from, to, field, against, kind }: Edge): Promise<Row[]> {
  if (against) return read.inverse(to, field, row.id);
  if (kind === 'many') return read.many(from, field, row.id);
  const target = row[field];
  const found = typeof target === 'string' ? await read.one(to.name, target) : null;
  return found === null ? [] : [found];
}
