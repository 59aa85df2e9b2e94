import { EntitySchema, type EntityProperty } from '@mikro-orm/postgresql';
import { GraphQLString } from 'graphql';
import { type Field, type Stored, choice, dateTime, enumeration, list, required, string } from './field.ts';

export const State = enumeration('State', 'Whether an entry is shown.', {
  DRAFT: 'Being written; only its editors see it.',
  PUBLISHED: 'Shown to whoever may see it.',
  ARCHIVED: 'Withdrawn; kept for the record, not shown.',
});

export const Visibility = enumeration('Visibility', 'Who may see it. Least privilege wins.', {
  PUBLIC: 'Everybody.',
  VOLUNTEER: 'Volunteers, partners, coordinators.',
  STAFF: 'Partners and coordinators.',
});

/** Fields that every entry has. */
export const ENTRY = {
  state: required(choice(State)),
  visibility: required(choice(Visibility)),
  sources: list(GraphQLString, { description: 'Where the entry comes from: file names or names of documents.' }),
  createdAt: required(dateTime()),
  createdBy: string(),
  changedAt: required(dateTime()),
  changedBy: string(),
  checkedAt: dateTime({ description: 'When somebody last confirmed that the entry is correct.' }),
  checkedBy: string(),
} as const satisfies Record<string, Field>;

/** What is set for a new entry when nothing is given. */
export const ENTRY_DEFAULTS = { state: 'PUBLISHED', visibility: 'PUBLIC' } as const;

export interface Definition<F extends Record<string, Field>> {
  /** Singular in camel case, as in the nomenclature: "service". */
  readonly name: string;
  readonly plural: string;
  readonly description: string;
  /** The field that names an entry to a person; slugs are made from it. */
  readonly title: (keyof F & string) | null;
  /** References whose invisibility hides this entry ("a hidden parent hides its children"). */
  readonly parents?: readonly (keyof F & string)[];
  /** Slug of an entry that gives none and has no title: made of these fields' slugs or values. */
  readonly slugParts?: readonly (keyof F & string)[];
  readonly fields: F;
  /** Checks what one field alone cannot tell; sees the whole entry as it would be stored. Throws coded errors. */
  rule?(entry: Partial<Stored<F>>): void;
}

/** A noun put to work: its table of fields and what was made from it. */
export interface Noun extends Omit<Definition<Record<string, Field>>, 'title' | 'parents' | 'slugParts' | 'rule'> {
  readonly title: string | null;
  readonly parents: readonly string[];
  readonly slugParts: readonly string[];
  /** Name of the GraphQL type and the ORM's entity: "Service". */
  readonly typeName: string;
  readonly table: string;
  /** The noun's own fields and those of every entry. */
  readonly all: Record<string, Field>;
  readonly entity: EntitySchema;
  rule?(entry: Record<string, unknown>): void;
}

/** A noun that remembers the types of its fields. */
export interface NounOf<F extends Record<string, Field>> extends Noun {
  readonly fields: F;
}

interface Identity {
  id: string;
  slug: string;
  version: number;
  reach: number;
}

/** An entry of any noun as it is stored; references are ids, lists of references are read on demand. */
export type Row = Identity & Stored<typeof ENTRY> & Record<string, unknown>;

/** Puts a noun's table to work: one line a field gives column, output and input. */
export function noun<const F extends Record<string, Field>>(definition: Definition<F>): NounOf<F> {
  const typeName = capital(definition.name);
  const table = snake(definition.name);
  const all = { ...definition.fields, ...ENTRY };
  const { parents = [], slugParts = [], rule, ...rest } = definition;
  return { ...rest, parents, slugParts, ...(rule && { rule }), typeName, table, all, entity: entity(typeName, table, all) };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
export const snake = (word: string): string => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Name of the table that keeps a noun's list of references. */
export const pivot = (noun: Pick<Noun, 'table'>, field: string): string => `${noun.table}_${snake(field)}`;

function entity(typeName: string, table: string, fields: Record<string, Field>): EntitySchema {
  const properties: Record<string, object> = {
    id: { type: 'uuid', primary: true },
    slug: { type: 'string', columnType: 'varchar(100)', unique: true },
    version: { type: 'number', columnType: 'int', default: 1 },
    reach: { type: 'number', columnType: 'smallint', default: 0, index: true, comment: 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors' },
  };
  for (const [name, field] of Object.entries(fields)) properties[name] = property(table, name, field);
  return new EntitySchema({ name: typeName, tableName: table, properties: properties as Record<string, EntityProperty> });
}

function property(table: string, name: string, field: Field): object {
  switch (field.kind) {
    case 'one':
      return {
        kind: 'm:1',
        entity: () => capital(field.noun ?? ''),
        nullable: !field.required,
        index: true,
        // References within one file of an import may point forwards.
        deferMode: 'deferred',
        deleteRule: 'restrict',
        updateRule: 'cascade',
        mapToPk: true,
      };
    case 'many':
      return { kind: 'm:n', entity: () => capital(field.noun ?? ''), owner: true, pivotTable: `${table}_${snake(name)}`, fixedOrder: true, joinColumn: 'owner_id', inverseJoinColumn: 'target_id' };
    default:
      return {
        type: TYPES[field.column ?? ''] ?? 'string',
        columnType: field.column,
        nullable: !field.required,
        ...(field.kind === 'list' && { defaultRaw: `'{}'` }),
        ...(field.kind === 'objects' && { defaultRaw: `'[]'` }),
      };
  }
}

/** The ORM's type for each column type. */
const TYPES: Record<string, string> = { jsonb: 'json', 'text[]': 'array', int: 'number', 'double precision': 'double', boolean: 'boolean', timestamptz: 'datetime' };
