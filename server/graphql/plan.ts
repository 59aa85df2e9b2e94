import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  getArgumentValues,
  getVariableValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from './context.ts';
import { NotPlain, Run, type Values } from './run.ts';

/** Makes of a field's value what is answered for it. @throws NotPlain */
type Completion = (value: unknown, run: Run) => unknown;

/** One field of an answer, looked up once: what to call, with which arguments, and what to make of what it gives. */
interface Field {
  readonly key: string;
  readonly resolve: (source: Values, run: Run) => unknown;
  readonly complete: Completion;
}

/** A query ready to be answered with any variables. */
export interface Plan {
  /** The whole answer, or null when there is something that only graphql-js can say, such as an error. */
  answer(variables: Values | undefined, context: Context): Promise<Values | null>;
}

/**
 * Plans the query of a validated document: what graphql-js finds out anew for each field of each entry is found out once.
 * A plan is made of functions and never of code (as compilers of queries do it), so nothing that a visitor writes can come to run.
 * @returns null for what is left to graphql-js: mutations, introspection, directives, interfaces, resolvers that look at the whole operation
 * @see https://spec.graphql.org/October2021/#sec-Execution
 */
export function planQuery(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Plan | null {
  const root = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || root == null) return null;
  try {
    const { selection } = new Planner(schema, document);
    const complete = selection(root, [operation.selectionSet]);
    return {
      answer: async (given, context) => {
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {});
        return coerced === undefined ? null : ((await new Run(context, coerced).through((run) => complete({}, run))) as Values | null);
      },
    };
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

class Planner {
  private readonly schema: GraphQLSchema;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.schema = schema;
    this.fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  }

  readonly selection = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Completion => {
    const nodes = new Map<string, FieldNode[]>();
    for (const set of sets) this.collect(type, set, nodes);
    const fields = [...nodes].map(([key, same]) => this.field(type, key, same));
    return (source, run) => {
      const answer: Values = {};
      for (const { key, resolve, complete } of fields) {
        const value = resolve(source as Values, run);
        if (value instanceof Error) throw value;
        if (!isPromise(value)) answer[key] = complete(value, run);
        else {
          // Fields are answered in the order in which they are asked for, whenever they come.
          answer[key] = null;
          run.wait(value, (found) => {
            answer[key] = complete(found, run);
          });
        }
      }
      return answer;
    };
  };

  /** Field nodes by their names in the answer, in the order of the document. */
  private collect(type: GraphQLObjectType, { selections }: SelectionSetNode, nodes: Map<string, FieldNode[]>): void {
    for (const node of selections) {
      if (node.directives?.length) throw new NotPlain('directive');
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        if (key === '__proto__') throw new NotPlain(key);
        nodes.set(key, [...(nodes.get(key) ?? []), node]);
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments.get(node.name.value);
        if (fragment === undefined || fragment.directives?.length) throw new NotPlain('fragment');
        if (this.holdsFor(fragment.typeCondition?.name.value, type)) this.collect(type, fragment.selectionSet, nodes);
      }
    }
  }

  private holdsFor(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const other = this.schema.getType(condition);
    return isAbstractType(other) && this.schema.isSubType(other, type);
  }

  private field(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Field {
    const [node] = nodes;
    if (node?.name.value === '__typename') return { key, resolve: () => type.name, complete: (name) => name };
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[node?.name.value ?? ''];
    if (node === undefined || field === undefined) throw new NotPlain('introspection');
    return { key, resolve: resolution(field, node), complete: this.completion(field.type, nodes.flatMap(({ selectionSet }) => selectionSet ?? [])) };
  }

  private completion(type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Completion {
    if (isNonNullType(type)) {
      const complete = this.completion(type.ofType, sets);
      return (value, run) => complete(value, run) ?? missing();
    }
    if (isListType(type)) return listOf(this.completion(type.ofType, sets));
    if (isLeafType(type)) return (value) => (value == null ? null : (type.serialize(value) ?? missing()));
    if (!isObjectType(type) || type.isTypeOf != null) throw new NotPlain('interface');
    const complete = this.selection(type, sets);
    return (value, run) => (value == null ? null : complete(value, run));
  }
}

const NONE: Values = {};

function resolution(field: GraphQLField<unknown, unknown>, node: FieldNode): Field['resolve'] {
  const resolve = field.resolve as ((source: unknown, args: Values, context: Context) => unknown) | undefined;
  if (resolve === undefined) return (source) => (typeof source[field.name] === 'function' ? missing() : source[field.name]);
  if (resolve.length > 3) throw new NotPlain('info');
  if (field.args.length === 0) return (source, { context }) => resolve(source, NONE, context);
  return (source, run) => resolve(source, run.once(node, () => getArgumentValues(field, node, run.variables)), run.context);
}

function listOf(complete: Completion): Completion {
  return (value, run) => {
    if (value == null) return null;
    if (!Array.isArray(value)) return missing();
    return value.map((item: unknown) => (isPromise(item) ? missing() : complete(item, run)));
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** Where there should be a value, or another one. */
function missing(): never {
  throw new NotPlain('value');
}
