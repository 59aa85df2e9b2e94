import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { fieldName, nounName, titleOr } from '../names.ts';
import { loadProposals, STATES, type ProposalLine, type ProposalState } from '../proposals.ts';
import { dayOf, listOf, word } from '../words.ts';

const stateOf = (given: string | undefined): ProposalState => STATES.find((state) => state.toLowerCase() === given) ?? 'OPEN';

/** The proposals of one state, the oldest first. @param state as the address names it; open ones without */
export function Proposals({ state: given }: { state: string | undefined }) {
  const state = stateOf(given);
  const asked = useAsked(() => loadProposals(state), [state]);
  return (
    <>
      <Heading text={word('proposals.heading')} />
      <nav aria-label={word('proposals.states')}>
        <ul class="chips">
          {STATES.map((each) => <li key={each}><a href={each === 'OPEN' ? '#/proposals' : `#/proposals/${each.toLowerCase()}`} aria-current={each === state ? 'page' : undefined}>{word(`proposals.state.${each}`)}</a></li>)}
        </ul>
      </nav>
      <Answered asked={asked}>
        {(proposals) => (proposals.length === 0
          ? <p class="notice">{word('proposals.none')}</p>
          : <ul class="cards">{proposals.map((proposal) => <li key={proposal.id} class="card"><Line proposal={proposal} /></li>)}</ul>)}
      </Answered>
    </>
  );
}

function Line({ proposal: { id, noun, title, isNew, by, changedAt, fields } }: { proposal: ProposalLine }) {
  return (
    <>
      <h2 class="card-title"><a href={`#/proposal/${id}`}>{titleOr(title, noun)}</a></h2>
      <p class="aside">{isNew && <span class="tag calm">{word('proposals.new')}</span>} {nounName(noun)} · {word('proposals.by', { name: by ?? word('proposals.somebody'), date: dayOf(changedAt) })}</p>
      <p>{listOf(fields.map(({ field }) => fieldName(field)))}</p>
    </>
  );
}
