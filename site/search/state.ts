/** Filters that the search knows, in the order in which they are offered. */
export const filterNames = [
  'noun', 'topic', 'municipality', 'spokenLanguage', 'targetGroup', 'mode', 'access', 'audience', 'network',
] as const;

export type FilterName = (typeof filterNames)[number];

export type Filters = Partial<Record<FilterName, string[]>>;

/** What is being searched for; it stands in the address, so that it can be kept, shared and gone back to. */
export interface SearchState {
  query: string;
  filters: Filters;
}

/** The server takes no longer queries. */
const longestQuery = 500;

/** Reads what is being searched for from the query part of an address. */
export function readState(address: string): SearchState {
  const parameters = new URLSearchParams(address);
  const filters: Filters = {};
  for (const name of filterNames) {
    const values = [...new Set(parameters.getAll(name))].filter((value) => value !== '').slice(0, 50);
    if (values.length > 0) filters[name] = values;
  }
  return { query: (parameters.get('q') ?? '').trim().slice(0, longestQuery), filters };
}

/** Writes it as the query part of an address, empty if nothing is searched for. */
export function writeState({ query, filters }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const name of filterNames) for (const value of filters[name] ?? []) parameters.append(name, value);
  const written = parameters.toString();
  return written && `?${written}`;
}

/** The same search with one value of one filter added or taken away. */
export function withFilter(state: SearchState, name: FilterName, value: string, on: boolean): SearchState {
  const others = (state.filters[name] ?? []).filter((each) => each !== value);
  const values = on ? [...others, value] : others;
  const filters = { ...state.filters };
  if (values.length > 0) filters[name] = values;
  else delete filters[name];
  return { ...state, filters };
}
