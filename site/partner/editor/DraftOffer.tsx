import { momentOf, word } from '../words.ts';

/** Offers a draft that was left behind. */
export function DraftOffer({ at, isLeft, decide }: { at: string | null; isLeft: boolean; decide: (goesOn: boolean) => void }) {
  return (
    <section class="offer" aria-labelledby="draft-offer">
      <h2 id="draft-offer">{word(isLeft ? 'edit.draft.left' : 'edit.draft')}</h2>
      <p>{at === null ? word('edit.draft.new') : isLeft ? word('edit.draft.left.from', { date: momentOf(at) }) : word('edit.draft.from', { date: momentOf(at) })}</p>
      <p class="row">
        <button type="button" class="button" onClick={() => decide(true)}>{word('edit.draft.continue')}</button>
        <button type="button" class="action" onClick={() => decide(false)}>{word('edit.draft.discard')}</button>
      </p>
    </section>
  );
}
