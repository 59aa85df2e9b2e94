import { type ASTNode, BREAK, GraphQLError, Kind, type Location, parse, visit } from 'graphql';

/** Where graphql-js says in a sentence which part of a variable is wrong. */
const PART_OF_A_VARIABLE = / at "\w+((?:\.\w+|\[\d+\])+)"; /;

/**
 * Which part of an operation's input an error of graphql-js is about, as a path such as "hours.slots.0.from".
 * It begins with the name of the argument or variable.
 * @returns undefined when the error is not about input
 */
export function fieldOf(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const [node] = error.nodes ?? [];
  if (node === undefined) return undefined;
  const path = node.kind === Kind.VARIABLE_DEFINITION ? pathInVariable(node.variable.name.value, error.message) : pathInDocument(node);
  if (path.length === 0) return undefined;
  return path.join('.');
}

function pathInVariable(name: string, message: string): string[] {
  const parts = PART_OF_A_VARIABLE.exec(message)?.[1] ?? '';
  return [name, ...parts.split(/[.[\]]+/).filter((part) => part !== '')];
}

/** The names of the argument and of the fields and list items around a node; empty where it is no value. */
function pathInDocument({ kind, loc }: ASTNode): string[] {
  return loc === undefined ? [] : pathTo(kind, loc);
}

function pathTo(kind: ASTNode['kind'], { start, end, source }: Location): string[] {
  const path: string[] = [];
  let found: string[] = [];
  const nameOf = (node: ASTNode, key: string | number | undefined, ancestors: readonly (ASTNode | readonly ASTNode[])[]): string | undefined => {
    if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
    const list = ancestors.at(-1);
    return list !== undefined && 'kind' in list && list.kind === Kind.LIST ? String(key) : undefined;
  };
  visit(parse(source.body), {
    enter: (node, key, _, __, ancestors) => {
      const name = nameOf(node, key, ancestors);
      if (name !== undefined) path.push(name);
      if (node.kind !== kind || node.loc?.start !== start || node.loc.end !== end) return undefined;
      found = [...path];
      return BREAK;
    },
    leave: (node, key, _, __, ancestors) => {
      if (nameOf(node, key, ancestors) !== undefined) path.pop();
    },
  });
  return found;
}

/** One path of two, of which the inner may begin with what the outer ends with. */
export function joinFields(outer: string | undefined, inner: string | undefined): string | undefined {
  if (outer === undefined || outer === '' || inner === undefined) return inner ?? outer;
  return outer === inner || outer.endsWith(`.${inner}`) ? outer : `${outer}.${inner}`;
}
