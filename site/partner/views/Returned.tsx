import { fieldName, nounName, titleOr } from '../names.ts';
import type { ProposalLine } from '../proposals.ts';
import { word } from '../words.ts';

/** Proposals that came back, each with the reasons and the way to mend it. */
export function ReturnedList({ proposals }: { proposals: readonly ProposalLine[] }) {
  return (
    <section aria-labelledby="returned">
      <h2 id="returned">{word('tasks.returned')}</h2>
      <p>{word('tasks.returned.text')}</p>
      <ul class="cards">
        {proposals.map((proposal) => <li key={proposal.id} class="card"><Returned proposal={proposal} /></li>)}
      </ul>
    </section>
  );
}

function Returned({ proposal: { id, noun, entry, title, fields } }: { proposal: ProposalLine }) {
  const name = titleOr(title, noun);
  return (
    <>
      <h3 class="card-title">{name}</h3>
      <p class="aside">{nounName(noun)}</p>
      <dl class="pairs">
        {fields.filter(({ reason }) => reason !== null).map(({ field, reason }) => <div key={field}><dt>{fieldName(field)}</dt><dd>{reason}</dd></div>)}
      </dl>
      <p class="acts">
        <a class="button" href={`#/entry/${noun}/${entry}`}>{word('proposal.rework')}<span class="unseen">: {name}</span></a>
        <a class="action" href={`#/proposal/${id}`}>{word('tasks.proposal')}<span class="unseen">: {name}</span></a>
      </p>
    </>
  );
}
