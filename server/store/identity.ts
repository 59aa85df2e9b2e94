import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { DirectoryError, fail } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { nounOf, references } from '../../schema/nouns.ts';
import { isId } from '../../schema/scalar.ts';
import { GivenText } from '../../schema/text.ts';
import { slugOf } from './slug.ts';

/** One entry as somebody gives it: fields of its GraphQL input, coerced. References are ids or slugs. */
export interface Given {
  readonly noun: Noun;
  readonly values: Record<string, unknown>;
}

/** A given entry that knows which entry it is. */
export interface Identified extends Given {
  readonly id: string;
  readonly slug: string;
  readonly isNew: boolean;
  /** The slug it had until now, where it gets a new one. */
  readonly formerSlug: string | undefined;
}

export type Outcome<T> = T | DirectoryError;

/** What each noun's references stand for: reference (id or slug) → id and present slug. */
class Directory {
  private readonly known = new Map<string, { id: string; slug: string }>();

  get(noun: string, reference: string): { id: string; slug: string } | undefined {
    return this.known.get(`${noun}/${reference}`);
  }

  add(noun: string, id: string, slug: string, former?: string): void {
    for (const reference of [id, slug, former]) if (reference !== undefined) this.known.set(`${noun}/${reference}`, { id, slug });
  }

  /** Looks references up, former slugs too; one statement a noun. */
  async learn(client: PoolClient, noun: Noun, wanted: readonly string[]): Promise<void> {
    const unknown = [...new Set(wanted)].filter((reference) => this.get(noun.name, reference) === undefined);
    if (unknown.length === 0) return;
    const { rows } = await client.query<{ id: string; slug: string; former: string | null }>(
      `select id, slug, null as former from "${noun.table}" where id = any($1::uuid[]) or slug = any($2)
       union all select t.id, t.slug, f.slug from former_slug f join "${noun.table}" t on t.id = f.entry where f.noun = $3 and f.slug = any($2)`,
      [unknown.filter(isId), unknown, noun.name],
    );
    // A slug in use wins over the same slug of former days.
    for (const { id, slug, former } of [...rows].sort((a, b) => Number(a.former === null) - Number(b.former === null))) this.add(noun.name, id, slug, former ?? undefined);
  }
}

/**
 * Tells which entry each given one is, by id, slug, or the slug made from its title, and turns its references into ids.
 * References may point to entries of the same batch, forwards too.
 * @returns in the order given; a DirectoryError in place of what cannot be identified
 */
export async function identify(client: PoolClient, given: readonly Given[]): Promise<Outcome<Identified>[]> {
  const directory = new Directory();
  await learnOwn(client, given, directory);
  await learnReferences(client, given, directory);
  const outcomes = new Array<Outcome<Identified>>(given.length);
  const seen = new Set<string>();
  // First those that name themselves, then those named after what they refer to.
  for (const named of [true, false]) {
    if (!named) await learnSlugs(client, given, directory);
    given.forEach((entry, index) => {
      if ((entry.noun.slugParts.length === 0 || entry.values['slug'] != null || entry.values['id'] != null) === named) outcomes[index] = attempt(() => identifyOne(entry, directory, seen));
    });
  }
  return outcomes.map((outcome) => (outcome instanceof DirectoryError ? outcome : attempt(() => ({ ...outcome, values: resolve(outcome, directory) }))));
}

async function learnOwn(client: PoolClient, given: readonly Given[], directory: Directory): Promise<void> {
  for (const [name, entries] of grouped(given)) {
    const wanted = entries.flatMap((entry) => [entry.values['id'], ownSlug(entry)]).filter((reference): reference is string => typeof reference === 'string');
    await directory.learn(client, nounOf(name), wanted);
  }
}

async function learnReferences(client: PoolClient, given: readonly Given[], directory: Directory): Promise<void> {
  const wanted = new Map<string, string[]>();
  for (const { noun, values } of given) {
    for (const [name, field] of references(noun)) {
      const list = [values[name] ?? []].flat() as string[];
      const all = wanted.get(field.noun) ?? [];
      all.push(...list);
      wanted.set(field.noun, all);
    }
  }
  for (const [name, list] of wanted) await directory.learn(client, nounOf(name), list);
}

async function learnSlugs(client: PoolClient, given: readonly Given[], directory: Directory): Promise<void> {
  for (const [name, entries] of grouped(given)) {
    const noun = nounOf(name);
    if (noun.slugParts.length > 0) await directory.learn(client, noun, entries.flatMap((entry) => partsSlug(entry, directory) ?? []));
  }
}

function identifyOne(entry: Given, directory: Directory, seen: Set<string>): Identified {
  const { noun, values } = entry;
  const wantedId = values['id'] as string | null | undefined;
  const byId = wantedId == null ? undefined : directory.get(noun.name, wantedId);
  // A slug made from a title is only for new entries: a new title does not move an entry.
  const wantedSlug = byId === undefined || values['slug'] != null ? (ownSlug(entry) ?? partsSlug(entry, directory)) : undefined;
  const bySlug = wantedSlug === undefined ? undefined : directory.get(noun.name, wantedSlug);
  if (wantedId != null && wantedSlug !== undefined && bySlug?.slug === wantedSlug && bySlug.id !== wantedId) throw at('slug', fail('DUPLICATE_SLUG', noun.name, wantedSlug));
  const existing = wantedId == null ? bySlug : byId;
  const id = existing?.id ?? wantedId ?? randomUUID();
  // A former slug names an entry, but is not taken up again.
  const slug = existing === undefined || wantedId != null ? (wantedSlug ?? existing?.slug) : existing.slug;
  if (slug === undefined) throw nameless(entry, directory);
  if (seen.has(`${noun.name}/${id}`)) throw at('slug', fail('DUPLICATE_ENTRY', noun.name, slug));
  seen.add(`${noun.name}/${id}`);
  const formerSlug = existing !== undefined && existing.slug !== slug ? existing.slug : undefined;
  directory.add(noun.name, id, slug, formerSlug);
  return { ...entry, id, slug, isNew: existing === undefined, formerSlug };
}

/** Why no slug can be made for an entry: what it would be made of is missing, or is not there. */
function nameless({ noun, values }: Given, directory: Directory): DirectoryError {
  for (const name of noun.slugParts) {
    const [target, reference] = [noun.all[name]?.noun, values[name]];
    if (target !== undefined && typeof reference === 'string' && directory.get(target, reference) === undefined) return at(name, fail('BAD_REFERENCE', target, reference));
  }
  const name = noun.title ?? noun.slugParts[0] ?? 'slug';
  return at(name, fail('MISSING_FIELD', name));
}

const at = (field: string, error: DirectoryError): DirectoryError => Object.assign(error, { field });

/** The slug an entry gives or that its title makes. */
function ownSlug({ noun, values }: Given): string | undefined {
  if (typeof values['slug'] === 'string') return values['slug'];
  if (noun.slugParts.length > 0) return undefined;
  const title = noun.title === null ? undefined : (values[noun.title] ?? values['role']);
  if (typeof title === 'string') return slugOf(title);
  if (!(title instanceof GivenText)) return undefined;
  const wording = title.values.get('de') ?? [...title.values.values()].find((value) => value !== null);
  return wording == null ? undefined : slugOf(wording.value);
}

/** The slug made of the slugs of what an entry refers to, such as "sprachcafe-at-rathaus"; none while one of them is unknown. */
function partsSlug({ noun, values }: Given, directory: Directory): string | undefined {
  const parts: string[] = [];
  for (const name of noun.slugParts) {
    const value = values[name];
    if (typeof value !== 'string') continue;
    const target = noun.all[name]?.noun;
    const part = target === undefined ? value.toLowerCase().replaceAll('_', '-') : directory.get(target, value)?.slug;
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.length === 0 ? undefined : slugOf(parts.join(noun.name === 'offering' ? '-at-' : '-'));
}

function resolve({ noun, values }: Given, directory: Directory): Record<string, unknown> {
  const resolved = { ...values };
  for (const [name, field] of references(noun)) {
    const value = values[name];
    if (value == null) continue;
    const toId = (reference: string, path: string): string => {
      const target = directory.get(field.noun, reference);
      if (target !== undefined) return target.id;
      throw at(path, fail('BAD_REFERENCE', field.noun, reference));
    };
    resolved[name] = Array.isArray(value) ? value.map((reference: string, index) => toId(reference, `${name}.${String(index)}`)) : toId(value as string, name);
  }
  return resolved;
}

function attempt<T>(act: () => T): Outcome<T> {
  try {
    return act();
  } catch (error) {
    if (error instanceof DirectoryError) return error;
    throw error;
  }
}

function grouped(given: readonly Given[]): Map<string, Given[]> {
  const groups = new Map<string, Given[]>();
  for (const entry of given) {
    const group = groups.get(entry.noun.name) ?? [];
    group.push(entry);
    groups.set(entry.noun.name, group);
  }
  return groups;
}
