/** What is wrong with a field, and the input that it is about. */
export interface Problem {
  /** Dotted path, as the server names it: "hours.slots.0.to". */
  readonly path: string;
  readonly message: string;
}

/** Id of the input of a field or of a part of it. */
export const idOf = (path: string): string => `f-${path.replaceAll('.', '-')}`;

/** The field of the form that a path leads into. */
export const fieldOf = (path: string): string => path.split('.')[0] ?? path;

/**
 * The input that a problem leads to: the one the path names, or the nearest around it that is on the page.
 * @param has tells whether there is an element of an id
 */
export function targetOf(path: string, has: (id: string) => boolean): string | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const id = idOf(parts.slice(0, length).join('.'));
    if (has(id)) return id;
  }
  return undefined;
}

/** The problem of an input itself, not of a part of it. */
export const problemAt = (problems: readonly Problem[], path: string): Problem | undefined => problems.find((problem) => problem.path === path);

/** The problems of a field and of all its parts. */
export const problemsIn = (problems: readonly Problem[], field: string): Problem[] => problems.filter(({ path }) => path === field || path.startsWith(`${field}.`));
