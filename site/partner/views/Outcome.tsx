import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { nounName } from '../names.ts';
import { titlesOf } from '../titles.ts';
import { AfterReferral } from './AfterReferral.tsx';

/** How a referral to one entry went. */
export function Outcome({ noun, id }: { noun: string; id: string }) {
  const asked = useAsked(() => titlesOf(noun, [id]), [noun, id]);
  return (
    <Answered asked={asked}>
      {([title = id]) => (
        <>
          {/* Of what cannot be seen nothing is known but what the address says. */}
          <Heading text={title === id ? nounName(noun) : title} />
          <p class="aside">{nounName(noun)}</p>
          <AfterReferral noun={noun} id={id} title={title === id ? nounName(noun) : title} />
        </>
      )}
    </Answered>
  );
}
