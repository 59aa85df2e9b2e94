import { useEffect, useRef, useState } from 'preact/hooks';
import { keepDraft } from './entry.ts';
import type { EditedNoun } from './forms.ts';
import type { Values } from './json.ts';

/** How it stands with a draft. `at`: when it was kept, in milliseconds. */
export interface Kept {
  readonly state: 'none' | 'writing' | 'kept' | 'failed';
  readonly at?: number;
}

/** A draft is kept so many milliseconds after the last change. */
const PAUSE = 1500;

// Not `same`: to clear a field is a change too.
const equal = (one: Values, other: Values): boolean => JSON.stringify(one) === JSON.stringify(other);
const keyOf = (noun: string): string => `partner:new:${noun}`;

/** A new entry that was begun in this tab; the server keeps drafts of entries that exist. */
export function newDraft(noun: string): Values | undefined {
  const kept = sessionStorage.getItem(keyOf(noun));
  return kept === null ? undefined : (JSON.parse(kept) as Values);
}

/** Keeps a draft where it belongs; no changes forget it. */
async function keep(noun: EditedNoun, id: string | undefined, base: number, changes: Values): Promise<void> {
  const none = Object.keys(changes).length === 0;
  if (id !== undefined) await keepDraft(noun, id, base, none ? null : changes);
  else if (none) sessionStorage.removeItem(keyOf(noun));
  else sessionStorage.setItem(keyOf(noun), JSON.stringify(changes));
}

interface Target {
  noun: EditedNoun;
  id: string | undefined;
  base: number;
}

/**
 * Keeps what is being written a moment after it was, and at once when the form is left; warns on leaving the page while something is not kept.
 * @param changes fields that differ
 * @param kept changes that are kept already, such as a draft that was gone on with
 * @param paused while true nothing is kept: a draft of before must not be lost until it is decided on
 */
export function useDraft({ noun, id, base }: Target, changes: Values, kept: Values, paused: boolean): Kept {
  const [status, setStatus] = useState<Kept>({ state: 'none' });
  const last = useRef(kept);
  const now = useRef({ base, changes, paused });
  now.current = { base, changes, paused };
  useEffect(() => {
    last.current = kept;
  }, [kept]);

  const flush = () => {
    const { base: version, changes: written, paused: waits } = now.current;
    if (waits || equal(written, last.current)) return;
    const before = last.current;
    last.current = written;
    setStatus({ state: 'writing' });
    void keep(noun, id, version, written).then(
      () => setStatus(Object.keys(written).length === 0 ? { state: 'none' } : { state: 'kept', at: Date.now() }),
      () => {
        last.current = before;
        setStatus({ state: 'failed' });
      },
    );
  };
  const written = JSON.stringify(changes);
  useEffect(() => {
    const timer = setTimeout(flush, PAUSE);
    return () => clearTimeout(timer);
  }, [written, paused]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!now.current.paused && !equal(now.current.changes, last.current)) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      flush();
    };
  }, []);
  return status;
}
