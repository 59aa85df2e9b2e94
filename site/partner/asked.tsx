import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { sayProblem } from './problems.ts';
import { word } from './words.ts';

/** What was asked of the server: not there yet, there, or refused. */
export interface Asked<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  /** Asks anew; what is shown stays until the answer is there. */
  readonly again: () => void;
}

/** Asks when a view is shown, and again when what it depends on has changed. */
export function useAsked<Data>(load: () => Promise<Data>, on: readonly (string | number)[] = []): Asked<Data> {
  const [state, setState] = useState<{ key: string; data?: Data; error?: unknown }>({ key: '' });
  const [round, setRound] = useState(0);
  const key = JSON.stringify(on);
  useEffect(() => {
    let isOver = false;
    load().then(
      (data) => {
        if (!isOver) setState({ key, data });
      },
      (error: unknown) => {
        if (!isOver) setState({ key, error });
      },
    );
    return () => {
      isOver = true;
    };
    // `load` is made anew each time; what it depends on is told by `on`.
  }, [key, round]);
  const again = useCallback(() => {
    setRound((before) => before + 1);
  }, []);
  return state.key === key ? { ...state, again } : { again };
}

interface Props<Data> {
  asked: Asked<Data>;
  children: (data: Data) => ComponentChildren;
}

/** Shows what was asked for, that it is on its way, or why it did not come. */
export function Answered<Data>({ asked: { data, error, again }, children }: Props<Data>) {
  if (error !== undefined) return <Failed error={error} again={again} />;
  if (data === undefined) return <p class="aside loading" role="status">{word('state.loading')}</p>;
  return <>{children(data)}</>;
}

function Failed({ error, again }: { error: unknown; again: () => void }) {
  return (
    <div class="notice alert" role="alert">
      <p>{sayProblem(error)}</p>
      <p><button type="button" class="action" onClick={again}>{word('state.again')}</button></p>
    </div>
  );
}
