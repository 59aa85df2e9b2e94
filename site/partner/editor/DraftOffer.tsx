import { momentOf, word } from '../words.ts';

/** Offers a draft that was left behind. */
export function DraftOffer({ at, decide }: { at: string | null; decide: (goesOn: boolean) => void }) {
  return (
    <section class="offer" aria-labelledby="draft-offer">
      <h2 id="draft-offer">{word('edit.draft')}</h2>
      <p>{at === null ? word('edit.draft.new') : word('edit.draft.from', { date: momentOf(at) })}</p>
      <p class="row">
        <button type="button" class="button" onClick={() => decide(true)}>{word('edit.draft.continue')}</button>
        <button type="button" class="action" onClick={() => decide(false)}>{word('edit.draft.discard')}</button>
      </p>
    </section>
  );
}
