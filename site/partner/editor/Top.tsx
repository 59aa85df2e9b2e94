import { Heading } from '../Heading.tsx';
import { nounName } from '../names.ts';
import { publicPage } from '../pages.ts';
import { languageName, languages, word } from '../words.ts';
import type { Editing, Waiting } from './entry.ts';
import type { EditedNoun } from './forms.ts';
import { ORIGINAL } from './wording.ts';

interface Props {
  noun: EditedNoun;
  id: string | undefined;
  title: string;
  editing: Editing | undefined;
  waiting: Waiting | undefined;
  beside: string | undefined;
  setBeside: (language: string | undefined) => void;
}

/** What is being edited, its page, what waits for a decision, and which translation stands beside the original. */
export function Top({ noun, id, title, editing, waiting, beside, setBeside }: Props) {
  const slug = editing?.values['slug'];
  const page = publicPage(noun, typeof slug === 'string' ? slug : null);
  return (
    <>
      <Heading text={title || word(id === undefined ? 'edit.new' : 'edit.heading', { noun: nounName(noun) })} />
      <p class="row">
        {page !== undefined && <a href={page} target="_blank">{word('entries.page')}</a>}
        {id !== undefined && <a href={`#/history/${noun}/${id}`}>{word('entries.history')}</a>}
      </p>
      {waiting && (
        <p class="offer">
          {word(Object.keys(waiting.reasons).length > 0 ? 'edit.waiting.returned' : editing?.publishes === true ? 'edit.waiting.decide' : 'edit.waiting')} <a href={`#/proposal/${waiting.id}`}>{word('edit.waiting.link')}</a>
        </p>
      )}
      <div class="field">
        <label for="f-beside">{word('edit.beside')}</label>
        <select id="f-beside" value={beside ?? ''} onChange={({ currentTarget }) => setBeside(currentTarget.value || undefined)}>
          <option value="">{word('edit.beside.none')}</option>
          {languages.filter((each) => each !== ORIGINAL).map((each) => <option value={each}>{languageName(each)}</option>)}
        </select>
      </div>
    </>
  );
}
