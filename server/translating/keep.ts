import type { Pool, PoolClient } from 'pg';
import { fail, within } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { type Text, parseText } from '../../schema/text.ts';
import { guardOf, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { asValues } from '../proposing/given.ts';
import { type Outcome, proposeIn, refuseConflict } from '../proposing/propose.ts';
import { givenNow } from '../proposing/waiting.ts';
import { column } from '../store/columns.ts';
import { type Author, save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { checkerOf } from './checker.ts';
import { type Way, findIn, isOpenIn, replacedIn, wayTo } from './texts.ts';

/** A translation of one text of an entry. */
export interface Place {
  readonly noun: Noun;
  readonly id: string;
  /** Such as "title", or "hours.exceptions.0.reason" within an object. */
  readonly field: string;
  readonly language: string;
}

/** The text of an entry as it is stored. */
interface Found {
  /** Version and reach of the entry. */
  readonly version: number;
  readonly reach: number;
  readonly way: Way;
  readonly text: Text;
  /** Whether everybody may see it who may see the entry. */
  readonly isOpen: boolean;
}

interface Seen extends Place {
  /** Version of the entry that was looked at. */
  readonly base: number;
}

/** The text of an entry as it is stored. @throws BAD_INPUT for what is no text, or is its original; NOT_FOUND */
export async function textAt(sql: Pick<Pool, 'query'>, { noun, id, field, language }: Place, lock = ''): Promise<Found> {
  const way = wayTo(noun, field);
  if (way === undefined) throw Object.assign(fail('BAD_INPUT', `"${field}" is not a text of a ${noun.name}.`), { field: 'field' });
  const [top, ...rest] = way;
  const { rows } = await sql.query<{ version: number; reach: number; value: unknown }>(`select t.version, t.reach, t."${column(noun, top)}" as value from "${noun.table}" t where t.id = $1 ${lock}`, [id]);
  const [found] = rows;
  const text = findIn(found?.value, rest) as Text | null | undefined;
  if (found === undefined || text == null) throw fail('NOT_FOUND', `text of the ${noun.name}`, field);
  if (text.original === language) throw Object.assign(fail('BAD_INPUT', `"${language}" is the language that this text was written in: change that in the form of the ${noun.name}.`), { field: 'language' });
  return { version: found.version, reach: found.reach, way, text, isOpen: isOpenIn(found.value, rest) };
}

/** A wording as JSON, in one language. */
type Wording = Readonly<Record<string, unknown>>;

/**
 * What has to be saved so that a text has a wording and everything else stays as it is: a text of its own is revised by itself,
 * of an object all is given again.
 * @param whole the field as its input takes it, if it is not to be as it is stored
 */
export async function withWording(sql: Pick<Pool, 'query'>, { noun, id, language }: Place, [top, ...rest]: Way, wording: Wording, whole?: unknown): Promise<Record<string, unknown>> {
  if (rest.length === 0) return asValues(noun, { [top]: { ...(whole as object | undefined), [language]: wording } });
  const before = whole ?? (await givenNow(sql, noun.name, id))?.[top];
  return asValues(noun, { [top]: replacedIn(before, rest, { ...(findIn(before, rest) as object | undefined), [language]: wording }) });
}

/**
 * Keeps somebody's words for a text in another language, by the same way as its form does: live at once, or as a proposal.
 * @param machine the engine whose words they are, unchanged
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, BAD_INPUT, and what is wrong with the words
 */
export async function keepTranslation(pool: Pool, viewer: Viewer, { noun, id, field, language, base }: Seen, value: string, machine: string | null, origin: Author['origin']): Promise<Outcome> {
  return transaction(pool, async (client) => {
    await mustDo(client, viewer, 'propose', noun, id);
    const place = { noun, id, field, language };
    const { way, text } = await textAt(client, place);
    // The newest original was before the eyes of whoever wrote.
    const wording = { value, outdated: false, ...(machine !== null && { machine }) };
    within('value', () => parseText({ [language]: wording }));
    const waiting = await waitingIn(client, viewer, noun, id, way, text);
    return proposeIn(client, viewer, { noun, values: { id, ...(await withWording(client, place, way, wording, waiting)) }, base, origin });
  });
}

/**
 * What one has proposed of the field already: a field of a proposal is one value, so that other words go along with those before.
 * @throws BAD_INPUT when another text stands there
 */
async function waitingIn(client: PoolClient, viewer: Viewer, noun: Noun, id: string, [top, ...rest]: Way, text: Text): Promise<unknown> {
  const { rows } = await client.query<{ given: unknown }>(
    `select changes->$4 as given from proposal where noun = $1 and entry = $2 and author is not distinct from $3 and by = $5 and state in ('OPEN', 'RETURNED') and changes ? $4 for update`,
    [noun.name, id, viewer.account ?? null, top, viewer.name],
  );
  const given = rows[0]?.given ?? undefined;
  if (given === undefined || rest.length === 0) return given;
  const original = findIn(given, [...rest, text.original]);
  const words = typeof original === 'object' && original !== null && 'value' in original ? original.value : original;
  if (words !== text.values[text.original]?.value) throw fail('BAD_INPUT', `Your own changes to "${top}" wait for a coordinator. Write this translation in the form of the ${noun.name}.`);
  return given;
}

/**
 * Says that a translation is right as it is: the marks of machines and of an older original are taken away, in the name of who looked.
 * The words stay, so this waits for nobody, as a confirmation of the entry does.
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT
 */
export async function checkTranslation(pool: Pool, viewer: Viewer, { noun, id, field, language, base }: Seen, origin: Author['origin']): Promise<void> {
  await transaction(pool, async (client) => {
    await mustDo(client, viewer, 'confirm', noun, id);
    const place = { noun, id, field, language };
    const { version, way, text } = await textAt(client, place, 'for no key update');
    await refuseConflict(client, noun, id, base, version, [way[0]]);
    const wording = text.values[language];
    if (wording === undefined) throw fail('NOT_FOUND', `translation of "${field}"`, language);
    const check = { checkedBy: await checkerOf(client, viewer, noun, id), checkedAt: new Date().toISOString() };
    const values = await withWording(client, place, way, { value: wording.value, ...(wording.machine !== undefined && { machine: wording.machine }), ...check, outdated: false });
    await save(client, { noun, values: { id, ...values } }, { name: viewer.name, origin }, guardOf(client, viewer, 'confirm'));
  });
}
