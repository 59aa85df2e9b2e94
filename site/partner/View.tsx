import { later } from './later.tsx';
import { keeps, ledNetworks, refers, useMe, volunteering } from './me.ts';
import { Calls } from './views/Calls.tsx';
import { Entries } from './views/Entries.tsx';
import { Freshness } from './views/Freshness.tsx';
import { Guide } from './views/Guide.tsx';
import { Guides } from './views/Guides.tsx';
import { History } from './views/History.tsx';
import { Missing } from './views/Missing.tsx';
import { People } from './views/People.tsx';
import { Proposal } from './views/Proposal.tsx';
import { Proposals } from './views/Proposals.tsx';
import { Sheets } from './views/Sheets.tsx';
import { Start } from './views/Start.tsx';
import { Tasks } from './views/Tasks.tsx';
import { Translating } from './views/Translating.tsx';
import { Translations } from './views/Translations.tsx';
import { Volunteers } from './views/Volunteers.tsx';
import { languages } from './words.ts';

const Attending = later(() => import('./views/Attending.tsx').then(({ Attending }) => Attending));
const Editor = later(() => import('./editor/Editor.tsx').then(({ Editor }) => Editor));
const Gaps = later(() => import('./views/Gaps.tsx').then(({ Gaps }) => Gaps));
const Myself = later(() => import('./views/Myself.tsx').then(({ Myself }) => Myself));
const Outcome = later(() => import('./views/Outcome.tsx').then(({ Outcome }) => Outcome));
const Profile = later(() => import('./views/Profile.tsx').then(({ Profile }) => Profile));
const Referring = later(() => import('./views/Referring.tsx').then(({ Referring }) => Referring));

/** Views of those who keep nothing. */
const OF_EVERYBODY: ReadonlySet<string | undefined> = new Set(['start', 'profile', 'outcome', 'guides', 'meetings', 'certificate', 'me', 'referral', 'refer', 'lists', 'list']);

/** The view that the parts of an address name. */
export function View({ route }: { route: readonly string[] }) {
  const { me } = useMe();
  const [first, second, third] = route;
  // What concerns institutions is nothing for whoever only volunteers.
  if (!keeps(me) && !OF_EVERYBODY.has(first)) return first !== undefined ? <Missing /> : volunteering(me).length > 0 ? <Start /> : <Myself />;
  switch (first) {
    case undefined: return <Tasks />;
    case 'start': return volunteering(me).length > 0 ? <Start /> : <Missing />;
    case 'profile': return volunteering(me).length > 0 ? <Profile /> : <Missing />;
    case 'outcome': return second && third && (keeps(me) || volunteering(me).length > 0) ? <Outcome noun={second} id={third} /> : <Missing />;
    case 'guides': return volunteering(me).length > 0 || ledNetworks(me).length > 0 ? second === undefined ? <Guides /> : <Guide id={second} /> : <Missing />;
    case 'referral': case 'refer': case 'lists': case 'list': return refers(me) ? <Referring route={route} /> : <Missing />;
    case 'meetings': case 'meeting': case 'certificate': return <Attending route={route} />;
    case 'volunteers': return <Volunteers network={second} />;
    case 'entries': return <Entries of={second} />;
    case 'entry': return second && third ? <Editor noun={second} id={third} /> : <Missing />;
    case 'new': return second ? <Editor noun={second} /> : <Missing />;
    case 'proposals': return <Proposals state={second} />;
    case 'proposal': return second ? <Proposal id={second} /> : <Missing />;
    case 'history': return second && third ? <History noun={second} id={third} /> : <Missing />;
    case 'freshness': return <Freshness network={second} />;
    case 'gaps': return <Gaps network={second} />;
    case 'calls': return <Calls network={second} />;
    case 'people': return <People begins={second} />;
    case 'sheets': return <Sheets />;
    case 'translations': return second === undefined ? <Translations /> : languages.includes(second) ? <Translating language={second} need={third} /> : <Missing />;
    case 'me': return <Myself />;
    default: return <Missing />;
  }
}
