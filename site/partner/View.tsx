import type { FunctionComponent } from 'preact';
import { Answered, useAsked } from './asked.tsx';
import { Heading } from './Heading.tsx';
import { Calls } from './views/Calls.tsx';
import { Entries } from './views/Entries.tsx';
import { Freshness } from './views/Freshness.tsx';
import { History } from './views/History.tsx';
import { Myself } from './views/Myself.tsx';
import { People } from './views/People.tsx';
import { Proposal } from './views/Proposal.tsx';
import { Proposals } from './views/Proposals.tsx';
import { Sheets } from './views/Sheets.tsx';
import { Tasks } from './views/Tasks.tsx';
import { Translating } from './views/Translating.tsx';
import { Translations } from './views/Translations.tsx';
import { languages, word } from './words.ts';

/** The view that the parts of an address name. */
export function View({ route }: { route: readonly string[] }) {
  const [first, second, third] = route;
  switch (first) {
    case undefined: return <Tasks />;
    case 'entries': return <Entries of={second} />;
    case 'entry': return second && third ? <Editing noun={second} id={third} /> : <Missing />;
    case 'new': return second ? <Editing noun={second} /> : <Missing />;
    case 'proposals': return <Proposals state={second} />;
    case 'proposal': return second ? <Proposal id={second} /> : <Missing />;
    case 'history': return second && third ? <History noun={second} id={third} /> : <Missing />;
    case 'freshness': return <Freshness network={second} />;
    case 'calls': return <Calls network={second} />;
    case 'people': return <People begins={second} />;
    case 'sheets': return <Sheets />;
    case 'translations': return second === undefined ? <Translations /> : languages.includes(second) ? <Translating language={second} need={third} /> : <Missing />;
    case 'me': return <Myself />;
    default: return <Missing />;
  }
}

interface EditorProps {
  noun: string;
  id?: string;
}

/** The editor is large, and whoever only confirms what is due never needs it. */
function Editing({ noun, id }: EditorProps) {
  const asked = useAsked<{ Editor: FunctionComponent<EditorProps> }>(() => import('./editor/Editor.tsx'), []);
  return <Answered asked={asked}>{({ Editor }) => <Editor noun={noun} {...(id !== undefined && { id })} />}</Answered>;
}

function Missing() {
  return (
    <>
      <Heading text={word('state.missing')} />
      <p>{word('state.missing.text')}</p>
      <p><a href="#/">{word('nav.tasks')}</a></p>
    </>
  );
}
