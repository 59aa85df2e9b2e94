import type { Pool, PoolClient } from 'pg';
import { fail, within } from '../../schema/error.ts';
import type { Noun } from '../../schema/noun.ts';
import { GivenText, type Text, parseText } from '../../schema/text.ts';
import { guardOf, mustDo } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { asValues } from '../proposing/given.ts';
import { type Outcome, proposeIn, refuseConflict } from '../proposing/propose.ts';
import { column } from '../store/columns.ts';
import { type Author, save } from '../store/save.ts';
import { transaction } from '../store/transaction.ts';
import { checkerOf } from './checker.ts';
import { textsOf } from './waiting.ts';

/** A translation of one text of an entry. */
export interface Place {
  readonly noun: Noun;
  readonly id: string;
  readonly field: string;
  readonly language: string;
}

interface Seen extends Place {
  /** Version of the entry that was looked at. */
  readonly base: number;
}

/** The text of an entry as it is stored. @throws BAD_INPUT for what is no text, or is its original; NOT_FOUND */
export async function textAt(sql: Pick<Pool, 'query'>, { noun, id, field, language }: Place, lock = ''): Promise<{ readonly version: number; readonly reach: number; readonly text: Text }> {
  if (!textsOf(noun).includes(field)) throw Object.assign(fail('BAD_INPUT', `"${field}" is not a text of a ${noun.name}.`), { field: 'field' });
  const { rows } = await sql.query<{ version: number; reach: number; text: Text | null }>(`select t.version, t.reach, t."${column(noun, field)}" as text from "${noun.table}" t where t.id = $1 ${lock}`, [id]);
  const [found] = rows;
  if (found?.text == null) throw fail('NOT_FOUND', `text of the ${noun.name}`, field);
  if (found.text.original === language) throw Object.assign(fail('BAD_INPUT', `"${language}" is the language that this text was written in: change that in the form of the ${noun.name}.`), { field: 'language' });
  return { version: found.version, reach: found.reach, text: found.text };
}

/**
 * Keeps somebody's words for a text in another language, by the same way as its form does: live at once, or as a proposal.
 * @param machine the engine whose words they are, unchanged
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, BAD_INPUT, and what is wrong with the words
 */
export async function keepTranslation(pool: Pool, viewer: Viewer, { noun, id, field, language, base }: Seen, value: string, machine: string | null, origin: Author['origin']): Promise<Outcome> {
  return transaction(pool, async (client) => {
    await mustDo(client, viewer, 'propose', noun, id);
    await textAt(client, { noun, id, field, language });
    // The newest original was before the eyes of whoever wrote.
    const given = within('value', () => parseText({ [language]: { value, outdated: false, ...(machine !== null && { machine }) } }));
    const waiting = await waitingIn(client, viewer, noun, id, field);
    return proposeIn(client, viewer, { noun, values: { id, [field]: waiting === undefined ? given : new GivenText(new Map([...waiting.values, ...given.values])) }, base, origin });
  });
}

/** What one has proposed of the text already: a field of a proposal is one value, so that another language goes along with those before. */
async function waitingIn(client: PoolClient, viewer: Viewer, noun: Noun, id: string, field: string): Promise<GivenText | undefined> {
  const { rows } = await client.query<{ given: unknown }>(
    `select changes->$4 as given from proposal where noun = $1 and entry = $2 and author is not distinct from $3 and by = $5 and state in ('OPEN', 'RETURNED') and changes ? $4 for update`,
    [noun.name, id, viewer.account ?? null, field, viewer.name],
  );
  const value = rows[0] && asValues(noun, { [field]: rows[0].given })[field];
  return value instanceof GivenText ? value : undefined;
}

/**
 * Says that a translation is right as it is: the marks of machines and of an older original are taken away, in the name of who looked.
 * The words stay, so this waits for nobody, as a confirmation of the entry does.
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT
 */
export async function checkTranslation(pool: Pool, viewer: Viewer, { noun, id, field, language, base }: Seen, origin: Author['origin']): Promise<void> {
  await transaction(pool, async (client) => {
    await mustDo(client, viewer, 'confirm', noun, id);
    const { version, text } = await textAt(client, { noun, id, field, language }, 'for no key update');
    await refuseConflict(client, noun, id, base, version, [field]);
    const wording = text.values[language];
    if (wording === undefined) throw fail('NOT_FOUND', `translation of "${field}"`, language);
    const check = { checkedBy: await checkerOf(client, viewer, noun, id), checkedAt: new Date().toISOString() };
    const given = new GivenText(new Map([[language, { value: wording.value, ...(wording.machine !== undefined && { machine: wording.machine }), ...check, outdated: false }]]));
    await save(client, { noun, values: { id, [field]: given } }, { name: viewer.name, origin }, guardOf(client, viewer, 'confirm'));
  });
}
