import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { sayProblem } from './problems.ts';
import { tell } from './told.ts';

interface Props {
  /** What is done; what goes wrong is told. */
  act: () => Promise<void>;
  class?: string;
  /** Of a button that stays pressed: whether it is. */
  pressed?: boolean;
  children: ComponentChildren;
}

/** A button that does something at the server, once at a time. */
export function ActButton({ act, class: look = 'button', pressed, children }: Props) {
  const [isBusy, setBusy] = useState(false);
  const press = () => {
    // Not disabled: the focus would get lost.
    if (isBusy) return;
    setBusy(true);
    act()
      .catch((error: unknown) => {
        tell(sayProblem(error), true);
      })
      .finally(() => {
        setBusy(false);
      });
  };
  return <button type="button" class={look} aria-disabled={isBusy} aria-pressed={pressed} onClick={press}>{children}</button>;
}
