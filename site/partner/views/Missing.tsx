import { Heading } from '../Heading.tsx';
import { keeps, useMe } from '../me.ts';
import { word } from '../words.ts';

/** Says that an address leads nowhere. */
export function Missing() {
  const { me } = useMe();
  return (
    <>
      <Heading text={word('state.missing')} />
      <p>{word('state.missing.text')}</p>
      <p><a href="#/">{word(keeps(me) ? 'nav.tasks' : 'nav.start')}</a></p>
    </>
  );
}
