import type { Pool } from 'pg';
import { fail } from '../../schema/error.ts';
import type { Field } from '../../schema/field.ts';
import type { Noun } from '../../schema/noun.ts';
import { guardOf, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { asValues } from './given.ts';
import { personOf } from './person.ts';
import { givenNow } from './waiting.ts';

/** One version of an entry: who made it, when, by which way, and which fields it changed. */
export interface Version {
  readonly version: number;
  readonly at: Date;
  /** A name; null: somebody without one. */
  readonly by: string | null;
  readonly origin: string;
  readonly fields: readonly string[];
  /** The entry as it was, as its input takes it; null: it was taken away. */
  readonly snapshot: Readonly<Record<string, unknown>> | null;
}

/** All versions of an entry that the viewer keeps, the newest first. @throws NOT_FOUND, FORBIDDEN */
export async function history(pool: Pool, viewer: Viewer, noun: Noun, id: string, first: number): Promise<Version[]> {
  await mustDo(pool, viewer, 'draft', noun, id);
  const { rows } = await pool.query<Version>(`select version, at, ${personOf('r')} as by, origin, fields, snapshot from revision r where noun = $1 and entry = $2 order by id desc limit $3`, [noun.name, id, first]);
  return rows;
}

/** Set by the directory at each saving. */
const STAMPS: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'changedAt', 'changedBy', 'checkedAt', 'checkedBy']);

/** Makes an entry again what it was in a version, as a new version. @throws NOT_FOUND, FORBIDDEN */
export async function restore(pool: Pool, viewer: Viewer, noun: Noun, id: string, version: number): Promise<void> {
  await mustDo(pool, viewer, 'save', noun, id);
  await transaction(pool, async (client) => {
    const { rows } = await client.query<Pick<Version, 'snapshot'>>('select snapshot from revision where noun = $1 and entry = $2 and version = $3 and snapshot is not null order by id desc limit 1', [noun.name, id, version]);
    const snapshot = rows[0]?.snapshot;
    if (snapshot == null) throw fail('NOT_FOUND', `version of this ${noun.name}`, String(version));
    const now = await givenNow(client, noun.name, id);
    const fields = Object.entries(noun.all).filter(([field]) => !STAMPS.has(field));
    const given = Object.fromEntries(fields.map(([name, field]) => [name, again(field, now?.[name], snapshot[name])]));
    await save(client, { noun, values: { ...asValues(noun, given), id } }, { name: viewer.name, origin: 'FORM' }, guardOf(client, viewer, 'save'));
  });
}

/** What has to be given so that a field becomes what it was: what was not stated then is cleared, and so are languages that came later. */
function again(field: Field, now: unknown, then: unknown): unknown {
  if (then == null) return field.kind === 'list' || field.kind === 'objects' || field.kind === 'many' ? [] : null;
  switch (field.kind) {
    case 'text':
      return { ...Object.fromEntries(Object.keys(parts(now)).map((language) => [language, null])), ...parts(then) };
    case 'object':
      return againObject(field, now, then);
    case 'objects':
      return (then as unknown[]).map((item, index) => againObject(field, (now as unknown[] | undefined)?.[index], item));
    default:
      return then;
  }
}

function againObject({ value }: Field, now: unknown, then: unknown): unknown {
  const stated = Object.entries(value?.fields ?? {}).filter(([name]) => parts(then)[name] != null);
  return Object.fromEntries(stated.map(([name, field]) => [name, again(field, parts(now)[name], parts(then)[name])]));
}

const parts = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});
