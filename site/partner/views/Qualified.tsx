import { Answered, useAsked } from '../asked.tsx';
import { loadReached } from '../meetings.ts';
import { word } from '../words.ts';
import { ReachedList } from './Meetings.tsx';

/** What the volunteers of a network have reached; nothing while nobody has. @param network its id */
export function Qualified({ network }: { network: string }) {
  const asked = useAsked(() => loadReached(network), [network]);
  return (
    <Answered asked={asked}>
      {(reached) => reached.length > 0 && (
        <section aria-labelledby="qualified">
          <h2 id="qualified">{word('qualifications.held')}</h2>
          <ReachedList reached={reached} named />
        </section>
      )}
    </Answered>
  );
}
