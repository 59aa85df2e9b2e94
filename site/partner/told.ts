import { useEffect, useState } from 'preact/hooks';

/** What has just been done, said to everybody on the page once. */
export interface Told {
  readonly text: string;
  readonly wrong: boolean;
}

const TOLD = 'partner-told';

/** Says that something is done, or that it is not; the frame shows it and screen readers read it. */
export function tell(text: string, wrong = false): void {
  dispatchEvent(new CustomEvent<Told>(TOLD, { detail: { text, wrong } }));
}

/** The last thing that was said; nothing after the view has changed by somebody's own hand. */
export function useTold(): [Told | undefined, () => void] {
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    const hear = (event: Event) => {
      if (event instanceof CustomEvent) setTold(event.detail as Told);
    };
    addEventListener(TOLD, hear);
    return () => {
      removeEventListener(TOLD, hear);
    };
  }, []);
  return [told, () => {
    setTold(undefined);
  }];
}
