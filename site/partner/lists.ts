import { ask } from './ask.ts';
import { language } from './words.ts';

/** An entry to which somebody can be sent. */
export interface ReferralEntry {
  readonly noun: string;
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Its parents counted in. */
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
}

export interface ListItem {
  readonly noun: string;
  readonly id: string;
  readonly note: string | null;
  /** Null: it is not there any more. */
  readonly entry: ReferralEntry | null;
}

/** One's own list. */
export interface List {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly ListItem[];
  /** ISO 8601; null: no link shows it. */
  readonly sharedUntil: string | null;
}

const ENTRY = 'noun id slug title(language: $language) visibility';
const LIST = `id title sharedUntil entries { noun id note entry { ${ENTRY} } }`;

export async function loadLists(): Promise<List[]> {
  return (await ask<{ myLists: List[] }>(`query ($language: LanguageTag!) { myLists { ${LIST} } }`, { language })).myLists;
}

/** Keeps a list as it is; a new one without an id. */
export async function saveList({ id, title, entries }: { id?: string; title: string; entries: readonly Pick<ListItem, 'noun' | 'id' | 'note'>[] }): Promise<List> {
  const { list } = await ask<{ list: List }>(`mutation ($id: UUID, $title: String!, $entries: [ReferralListEntryInput!]!, $language: LanguageTag!) { list: saveReferralList(id: $id, title: $title, entries: $entries) { ${LIST} } }`, {
    id, title, entries: entries.map((item) => ({ noun: item.noun, id: item.id, note: item.note })), language,
  });
  return list;
}

export async function addToList(list: string, { noun, id }: { noun: string; id: string }): Promise<void> {
  await ask('mutation ($list: UUID!, $noun: String!, $id: UUID!) { addToReferralList(list: $list, noun: $noun, id: $id) { id } }', { list, noun, id });
}

export async function removeList(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { removeReferralList(id: $id) }', { id });
}

/** Makes the link that shows what is public of a list. The secret stands behind "#", so that it is in no log of any server. */
export async function shareList(id: string, tag: string): Promise<string> {
  const { secret } = await ask<{ secret: string }>('mutation ($id: UUID!) { secret: shareReferralList(id: $id) }', { id });
  return `${location.origin}/${tag}/handout/#list=${secret}`;
}

export async function endShare(id: string): Promise<void> {
  await ask('mutation ($id: UUID!) { endReferralListShare(id: $id) }', { id });
}
