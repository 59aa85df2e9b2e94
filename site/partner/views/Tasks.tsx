import { useAsked } from '../asked.tsx';
import { AskError } from '../ask.ts';
import { loadDue } from '../due.ts';
import { loadWaitingGuides } from '../guides.ts';
import { Heading } from '../Heading.tsx';
import { coordinates, ledNetworks, useMe } from '../me.ts';
import { loadBrokenLinks } from '../links.ts';
import { loadWaitingPeople } from '../people.ts';
import { loadProposals } from '../proposals.ts';
import { Answered } from '../asked.tsx';
import { loadReports } from '../reports.ts';
import { word } from '../words.ts';
import { Colleagues, Suggestions } from './Colleagues.tsx';
import { Due } from './Due.tsx';
import { Everything } from './Everything.tsx';
import { Links } from './Links.tsx';
import { OutdatedTranslations } from './OutdatedTranslations.tsx';
import { ReturnedList } from './Returned.tsx';
import { Reports } from './Reports.tsx';

/** What waits for somebody, the most urgent first: what readers cannot rely on, what came back, what is to be decided. */
export function Tasks() {
  const { me } = useMe();
  const decides = coordinates(me);
  const asked = useAsked(async () => {
    const [due, returned, open, { suggestedColleagues: suggestions, waitingVolunteers: waiting }, guides, links, reports] = await Promise.all([
      loadDue(me),
      loadProposals('RETURNED'),
      loadProposals('OPEN'),
      decides ? loadWaitingPeople() : { suggestedColleagues: [], waitingVolunteers: 0 },
      ledNetworks(me).length > 0 ? loadWaitingGuides() : 0,
      loadBrokenLinks(),
      // Not everybody is told of them.
      loadReports().catch((error: unknown) => {
        if (error instanceof AskError && error.code === 'FORBIDDEN') return [];
        throw error;
      }),
    ]);
    return { due, returned, open, suggestions, waiting, guides, links, reports };
  });
  return (
    <>
      <Heading text={word('tasks.heading')} />
      <p class="lead">{word('tasks.lead')}</p>
      <Answered asked={asked}>
        {({ due, returned, open, suggestions, waiting, guides, links, reports }) => (
          <>
            {due.length + returned.length + suggestions.length + waiting + guides + links.length + reports.length === 0 && (open.length === 0 || !decides) && <p class="notice">{word('tasks.none')}</p>}
            {decides && open.length > 0 && (
              <section aria-labelledby="decide">
                <h2 id="decide">{word('tasks.decide', { count: open.length })}</h2>
                <p><a class="button" href="#/proposals">{word('tasks.decide.link')}</a></p>
              </section>
            )}
            {waiting > 0 && (
              <section aria-labelledby="confirm">
                <h2 id="confirm">{word('tasks.volunteers', { count: waiting })}</h2>
                <p><a class="button" href="#/volunteers">{word('tasks.volunteers.link')}</a></p>
              </section>
            )}
            {guides > 0 && (
              <section aria-labelledby="guides">
                <h2 id="guides">{word('tasks.guides', { count: guides })}</h2>
                <p><a class="button" href="#/guides">{word('tasks.guides.link')}</a></p>
              </section>
            )}
            {suggestions.length > 0 && <Suggestions suggestions={suggestions} done={asked.again} />}
            {returned.length > 0 && !decides && <ReturnedList proposals={returned} />}
            {due.length > 0 && <Due due={due} done={asked.again} />}
            {reports.length > 0 && <Reports reports={reports} done={asked.again} />}
            {links.length > 0 && <Links links={links} done={asked.again} />}
            {open.length > 0 && !decides && <p><a href="#/proposals">{word('tasks.waiting', { count: open.length })}</a></p>}
            <Colleagues />
            <OutdatedTranslations />
            <Everything done={asked.again} />
          </>
        )}
      </Answered>
    </>
  );
}
