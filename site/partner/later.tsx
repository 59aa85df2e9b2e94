import type { FunctionComponent } from 'preact';
import { Answered, useAsked } from './asked.tsx';

/**
 * A view whose code is asked for when it is first shown: whoever only confirms what is due never needs the editor, and
 * what several views and another page share would be one more request of the first.
 * @param load the module, and which of its components it is
 */
export function later<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  return function Later(props: Props) {
    // A component is a function, which a state would call: it comes within an object.
    const asked = useAsked(async () => ({ Shown: await load() }), []);
    return <Answered asked={asked}>{({ Shown }) => <Shown {...props} />}</Answered>;
  };
}
