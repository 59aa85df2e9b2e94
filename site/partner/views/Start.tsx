import { Answered, useAsked } from '../asked.tsx';
import { loadGuides } from '../guides.ts';
import { Heading } from '../Heading.tsx';
import { refers, useMe, volunteering } from '../me.ts';
import { dayOf, pageLanguage, word } from '../words.ts';
import { GuideList } from './Guides.tsx';

/** Where a volunteer begins: to which network they belong and until when, and what they can do here. */
export function Start() {
  const { me } = useMe();
  const roles = volunteering(me);
  return (
    <>
      <Heading text={word('start.heading')} />
      <p class="lead">{word('start.lead')}</p>
      {roles.some(({ waiting }) => waiting) && <p class="notice">{word('start.waits')}</p>}
      {roles.some(({ waiting }) => !waiting) && <Given />}
      <section aria-labelledby="belongs">
        <h2 id="belongs">{word('start.networks')}</h2>
        <ul class="lines">
          {roles.map(({ id, network, until, waiting }) => (
            <li key={id}><span><strong>{network?.name}</strong><span class="aside">{waiting ? word('volunteers.waits') : until !== null && word('start.until', { date: dayOf(until) })}</span></span></li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="can">
        <h2 id="can">{word('start.can')}</h2>
        <ul class="cards">
          {refers(me) && <li class="card"><h3 class="card-title"><a href="#/referral">{word('start.referral')}</a></h3><p>{word('start.referral.text')}</p></li>}
          {refers(me) && <li class="card"><h3 class="card-title"><a href="#/lists">{word('nav.lists')}</a></h3><p>{word('start.lists.text')}</p></li>}
          {refers(me) && <li class="card"><h3 class="card-title"><a href="#/meetings">{word('meetings.heading')}</a></h3><p>{word('meetings.start')}</p></li>}
          <li class="card"><h3 class="card-title"><a href="#/profile">{word('start.profile')}</a></h3><p>{word('start.profile.text')}</p></li>
          <li class="card"><h3 class="card-title"><a href={`/${pageLanguage}/search/`}>{word('start.search')}</a></h3><p>{word('start.search.text')}</p></li>
          <li class="card"><h3 class="card-title"><a href="#/me">{word('nav.me')}</a></h3><p>{word('start.me.text')}</p></li>
        </ul>
      </section>
    </>
  );
}

/** Requests for a guide that were given to the volunteer; nothing while there are none. */
function Given() {
  const asked = useAsked(async () => (await loadGuides()).filter(({ isMine }) => isMine));
  return (
    <Answered asked={asked}>
      {(guides) => guides.length > 0 && (
        <section aria-labelledby="given">
          <h2 id="given">{word('guides.given', { count: guides.length })}</h2>
          <GuideList guides={guides} title="h3" />
        </section>
      )}
    </Answered>
  );
}
