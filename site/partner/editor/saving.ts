import { useState } from 'preact/hooks';
import { AskError } from '../ask.ts';
import { word } from '../words.ts';
import { inputOf, currentOf } from './changes.ts';
import { conflictsOf, settle, type Choice, type Conflict } from './conflict.ts';
import { keepDraft, openEntry, saveEntry, waitingFor, type Editing, type Outcome, type Waiting } from './entry.ts';
import type { EditedNoun, FieldForm } from './forms.ts';
import { isNothing, partsOf, type Values } from './json.ts';
import type { Problem } from './problems.ts';
import { problemsOf, problemText } from './said.ts';
import { firstLanguage } from './wording.ts';

interface Asked {
  noun: EditedNoun;
  id: string | undefined;
  fields: readonly FieldForm[];
  editing: Editing | undefined;
  base: number;
  changed: Values;
  start: Values;
  /** What waits for a decision already. */
  proposed: Values;
  note: string;
  owner: string | undefined;
  /** Called when it is saved, with the entry as it is now; without one where it was new. */
  saved: (again: { editing: Editing; waiting: Waiting | undefined } | undefined) => void;
  /** Called when the other's version is taken as the one to change, with what is left of the writer's changes. */
  took: (theirs: Editing, mine: Values) => void;
}

export interface Saving {
  readonly running: boolean;
  readonly problems: readonly Problem[];
  /** What went wrong as a whole. */
  readonly failed: string | undefined;
  readonly outcome: Outcome | undefined;
  readonly conflict: { readonly theirs: Editing; readonly conflicts: readonly Conflict[] } | undefined;
  readonly save: () => Promise<void>;
  /** Shows what is wrong although nothing was sent to be saved. */
  readonly refuse: (problems: readonly Problem[]) => void;
  readonly settle: (choices: Readonly<Record<string, Choice>>) => void;
}

/** Fields that nothing can be saved without and in which nothing stands. */
export function missing(fields: readonly FieldForm[], start: Values, changes: Values, isNew: boolean): string[] {
  return fields
    .filter((form) => {
      if (!form.required || !(isNew || form.field in changes)) return false;
      const current = currentOf(form, start, changes);
      // A text is missing when its original is.
      return isNothing(form.input.as === 'text' ? partsOf(current)[firstLanguage(start[form.field])] : current);
    })
    .map(({ field }) => field);
}

/** Sends changes, and tells what became of them. */
export function useSaving(asked: Asked): Saving {
  const { noun, id, fields, editing, start, proposed, note, owner } = asked;
  const [running, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [failed, setFailed] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [conflict, setConflict] = useState<Saving['conflict']>();

  const send = async (changes: Values, base: number): Promise<void> => {
    setProblems([]);
    setFailed(undefined);
    setOutcome(undefined);
    setConflict(undefined);
    const empty = missing(fields, start, changes, id === undefined);
    if (empty.length > 0) {
      setProblems(empty.map((path) => ({ path, message: word('wrong.MISSING_FIELD') })));
      return;
    }
    if (Object.keys(changes).length === 0) {
      setFailed(word('edit.nothingChanged'));
      return;
    }
    setRunning(true);
    try {
      const result = await saveEntry(noun, { ...inputOf(fields, changes, start, proposed), ...(id !== undefined && { id }) }, id === undefined ? undefined : base, note, owner);
      await finish(result);
    } catch (error) {
      await refused(error, changes);
    } finally {
      setRunning(false);
    }
  };
  const finish = async (result: Outcome): Promise<void> => {
    setOutcome(result);
    if (id === undefined) {
      sessionStorage.removeItem(`partner:new:${noun}`);
      asked.saved(undefined);
      return;
    }
    await keepDraft(noun, id, 0, null).catch(() => undefined);
    const [again, waiting] = await Promise.all([openEntry(noun, id), waitingFor(noun, id)]);
    asked.saved({ editing: again, waiting });
  };
  const refused = async (error: unknown, changes: Values): Promise<void> => {
    if (error instanceof AskError && error.code === 'VERSION_CONFLICT' && id !== undefined) {
      const theirs = await openEntry(noun, id);
      const found = conflictsOf(fields, editing?.values ?? {}, theirs.values, changes);
      // A draft that is older than the version it was opened on: all that differs has to be looked at.
      setConflict({ theirs, conflicts: found.length > 0 ? found : conflictsOf(fields, {}, theirs.values, changes) });
      return;
    }
    const named = problemsOf(error);
    setProblems(named);
    if (named.length === 0) setFailed(problemText(error));
  };
  return {
    running, problems, failed, outcome, conflict,
    save: () => send(asked.changed, asked.base),
    refuse: (named) => {
      setFailed(undefined);
      setOutcome(undefined);
      setProblems(named);
    },
    settle: (choices) => {
      if (!conflict) return;
      const mine = settle(asked.changed, conflict.conflicts, choices);
      asked.took(conflict.theirs, mine);
      if (Object.keys(mine).length > 0) void send(mine, conflict.theirs.version);
      else setConflict(undefined);
    },
  };
}
