/** Entries of a list at most: more make a heap of paper, and an address that some programs cut off. */
const MOST = 40;

/** The part of an address that names an entry: its folder and its slug. */
const ENTRY = 'e';

/** An address of a search, with the entries that are to be printed; nothing is stored anywhere, and whoever gets the address gets the same list. */
export function withEntries(search: string, paths: string[]): string {
  const parameters = new URLSearchParams(search);
  for (const path of paths.slice(0, MOST)) parameters.append(ENTRY, path);
  return `?${parameters.toString()}`;
}

/**
 * What an address asks to be printed.
 * @returns `paths` such as "services/sprachcafe", each once, and the `search` that found them, "" or beginning with "?"
 */
export function readEntries(address: string): { paths: string[]; search: string } {
  const parameters = new URLSearchParams(address);
  // What does not look like the path of an entry would lead elsewhere.
  const paths = [...new Set(parameters.getAll(ENTRY))].filter((path) => /^[a-z]+\/[\w-]+$/.test(path)).slice(0, MOST);
  parameters.delete(ENTRY);
  const written = parameters.toString();
  return { paths, search: written && `?${written}` };
}
