import { currentOf } from './changes.ts';
import type { FieldForm } from './forms.ts';
import { partsOf, same, type Json, type Values } from './json.ts';

/** A field that two people changed, as each of them has it. */
export interface Conflict {
  readonly form: FieldForm;
  readonly theirs: Json;
  readonly mine: Json;
}

export type Choice = 'mine' | 'theirs';

/**
 * The fields that somebody else changed since, in another way than the one who writes. Of a text, only languages that both wrote are in conflict.
 * @param before values that the writer began with
 * @param theirs values as they are now
 */
export function conflictsOf(fields: readonly FieldForm[], before: Values, theirs: Values, changes: Values): Conflict[] {
  return fields.flatMap((form) => {
    const changed = changes[form.field];
    if (changed === undefined || !differs(form, before[form.field], theirs[form.field], changed)) return [];
    return [{ form, theirs: theirs[form.field] ?? null, mine: currentOf(form, theirs, changes) }];
  });
}

function differs({ input }: FieldForm, before: Json | undefined, theirs: Json | undefined, changed: Json): boolean {
  if (input.as !== 'text') return !same(before, theirs) && !same(changed, theirs);
  const [was, is] = [partsOf(before), partsOf(theirs)];
  return Object.entries(partsOf(changed)).some(([language, mine]) => !same(was[language], is[language]) && !same(mine, is[language]));
}

/** The changes that are left when it is chosen for each field in conflict whose words hold; those of others are theirs without a change. */
export function settle(changes: Values, conflicts: readonly Conflict[], choices: Readonly<Record<string, Choice>>): Values {
  const given = new Set(conflicts.filter(({ form }) => choices[form.field] === 'theirs').map(({ form }) => form.field));
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !given.has(field)));
}
