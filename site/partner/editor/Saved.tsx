import { fieldName } from '../names.ts';
import { listOf, word } from '../words.ts';
import type { Outcome } from './entry.ts';
import type { EditedNoun } from './forms.ts';

/** Says which fields are live now and which wait for a coordinator. */
export function Saved({ noun, isNew, outcome }: { noun: EditedNoun; isNew: boolean; outcome: Outcome }) {
  const { published, waiting, proposal, entry } = outcome;
  return (
    <section class="said saved" tabIndex={-1} aria-labelledby="saved-heading">
      <h2 id="saved-heading">{word('edit.saved')}</h2>
      {published.length > 0 && <p>{word('edit.saved.live', { fields: listOf(published.map(fieldName)) })}</p>}
      {waiting.length > 0 && <p>{word('edit.saved.waits', { fields: listOf(waiting.map(fieldName)) })}</p>}
      <p class="row">
        {proposal !== null && <a href={`#/proposal/${proposal}`}>{word('edit.waiting.link')}</a>}
        {isNew && published.length > 0 && <a href={`#/entry/${noun}/${entry}`}>{word('entries.edit')}</a>}
        {isNew && <a href="#/entries">{word('nav.entries')}</a>}
      </p>
    </section>
  );
}
