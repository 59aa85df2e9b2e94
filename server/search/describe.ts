import type { Reader } from '../../schema/graphql.ts';
import type { Noun, Row } from '../../schema/noun.ts';
import { nounOf } from '../../schema/nouns.ts';
import { VISITOR, type Viewer } from '../access/viewer.ts';
import { type Sql, StoreReader } from '../store/read.ts';
import { RECIPES } from './recipe.ts';
import { type Edge, edges, follow } from './way.ts';

/** An entry with all that its documents show of others. */
export interface Described {
  readonly noun: Noun;
  readonly row: Row;
  readonly shown: Readonly<Record<string, readonly Row[]>>;
}

const WAYS = new Map<string, [string, Edge[]][]>(Object.entries(RECIPES).map(([name, { shows }]) => [name, Object.entries(shows).map(([as, way]) => [as, edges(nounOf(name), way)])]));

/** The ways along which a noun's documents show others. */
export function waysOf(noun: string): readonly [string, readonly Edge[]][] {
  return WAYS.get(noun) ?? [];
}

/**
 * Reads entries with all that their documents show, in few statements, as a visitor unless said otherwise: what he may not see is in no document.
 * @returns those that are there and that he may see
 */
export async function describe(sql: Sql, name: string, ids: readonly string[], viewer: Viewer = VISITOR): Promise<Described[]> {
  const read = new StoreReader(sql, viewer);
  const noun = nounOf(name);
  const rows = await read.select(noun, 't.id = any($2::uuid[])', [ids]);
  return Promise.all(rows.map(async (row) => ({ noun, row, shown: await shownBy(read, name, row) })));
}

async function shownBy(read: Reader, name: string, row: Row): Promise<Record<string, Row[]>> {
  return Object.fromEntries(await Promise.all(waysOf(name).map(async ([as, way]) => [as, await follow(read, row, way)] as const)));
}
