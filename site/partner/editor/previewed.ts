import { ask } from '../ask.ts';
import type { EditedNoun } from './forms.ts';
import type { Values } from './json.ts';

/** What is to be looked at: an entry with changes that nobody has proposed yet. */
export interface Unproposed {
  readonly noun: EditedNoun;
  /** Without one it is a new entry. */
  readonly id: string | undefined;
  /** Version that was changed. */
  readonly base: number;
  /** As the input of the noun takes them. */
  readonly changes: Values;
  /** Actor that a new place is for. */
  readonly owner: string | undefined;
}

/**
 * The public page as it would be, as a document in which nothing runs; null where the public would see no such page.
 * @param language of the page
 * @throws AskError with the fields that are wrong, PREVIEW_AWAY, TOO_MANY_PREVIEWS, or VERSION_CONFLICT
 */
export async function previewOf({ noun, id, base, changes, owner }: Unproposed, language: string, signal: AbortSignal): Promise<string | null> {
  const { preview } = await ask<{ preview: { html: string | null } }>(
    'mutation ($noun: String!, $id: UUID, $base: Int, $changes: JSON!, $actor: UUID, $language: LanguageTag!) { preview(noun: $noun, id: $id, base: $base, changes: $changes, actor: $actor, language: $language) { html } }',
    { noun, id: id ?? null, base: id === undefined ? null : base, changes, actor: noun === 'place' && id === undefined ? (owner ?? null) : null, language },
    signal,
  );
  return preview.html;
}
