import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { word } from '../words.ts';
import { openEntry, waitingFor, type Editing, type Waiting } from './entry.ts';
import { EntryForm } from './EntryForm.tsx';
import { hasForm, type EditedNoun } from './forms.ts';

interface Props {
  noun: string;
  /** Without one it is a new entry. */
  id?: string | undefined;
}

/** What a form begins with; nothing of both for a new entry. */
export interface Begun {
  readonly editing: Editing | undefined;
  readonly waiting: Waiting | undefined;
}

/** The form of one entry, or of a new one. */
export function Editor({ noun, id }: Props) {
  if (!hasForm(noun)) return <><Heading text={word('state.missing')} /><p>{word('edit.noForm')}</p></>;
  return <Begin key={`${noun} ${id ?? ''}`} noun={noun} id={id} />;
}

function Begin({ noun, id }: { noun: EditedNoun; id: string | undefined }) {
  const asked = useAsked(() => begin(noun, id), [noun, id ?? '']);
  return <Answered asked={asked}>{(begun) => <EntryForm noun={noun} id={id} begun={begun} />}</Answered>;
}

async function begin(noun: EditedNoun, id: string | undefined): Promise<Begun> {
  if (id === undefined) return { editing: undefined, waiting: undefined };
  const [editing, waiting] = await Promise.all([openEntry(noun, id), waitingFor(noun, id)]);
  return { editing, waiting };
}
