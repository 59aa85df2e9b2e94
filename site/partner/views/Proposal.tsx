import { useEffect, useRef, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { AskError } from '../ask.ts';
import { Answered, useAsked } from '../asked.tsx';
import { hasForm } from '../editor/forms.ts';
import type { Values } from '../editor/json.ts';
import { Heading } from '../Heading.tsx';
import { coordinates, useMe } from '../me.ts';
import { nounName, titleOr } from '../names.ts';
import { sayProblem } from '../problems.ts';
import { decide, loadProposal, takeOver, withdraw, type WholeProposal } from '../proposals.ts';
import { go } from '../route.ts';
import { tell } from '../told.ts';
import { momentOf, word } from '../words.ts';
import { ProposedField, type Verdict } from './ProposedField.tsx';

/** What the server says when a proposal is no longer the one that was looked at. */
const GONE: ReadonlySet<string> = new Set(['VERSION_CONFLICT', 'NOT_FOUND']);

/** One proposal, field by field, and what is decided about it. */
export function Proposal({ id }: { id: string }) {
  const asked = useAsked(() => loadProposal(id), [id]);
  const { data } = asked;
  return (
    <>
      <Heading text={data ? word('proposal.heading', { title: titleOr(data.title, data.noun) }) : word('proposal.loading')} />
      <Answered asked={asked}>{(proposal) => <Whole key={proposal.version} proposal={proposal} again={asked.again} />}</Answered>
    </>
  );
}

interface WholeProps {
  proposal: WholeProposal;
  again: () => void;
}

function Whole({ proposal, again }: WholeProps) {
  const { id, noun, entry, isNew, state, by, changedAt, note, fields, mine, isLeft } = proposal;
  const { me } = useMe();
  const canDecide = state === 'OPEN' && coordinates(me);
  const isWaiting = state === 'OPEN' || state === 'RETURNED';
  const take = async () => {
    const isTaken = await takeOver(id);
    tell(word(isTaken ? 'proposal.taken' : 'proposal.notTaken'), !isTaken);
    again();
  };
  const back = async () => {
    await withdraw(id);
    tell(word('proposal.withdrawn'));
    again();
  };
  return (
    <>
      <p class="aside">{word(`proposals.state.${state}`)} · {nounName(noun)}{isNew && ` · ${word('proposals.new')}`} · {word('proposals.by', { name: by ?? word('proposals.somebody'), date: momentOf(changedAt) })}</p>
      {note !== null && note !== '' && <div class="notice"><p><strong>{word('proposal.note')}</strong></p><p class="text" dir="auto">{note}</p></div>}
      {canDecide
        ? <Deciding proposal={proposal} again={again} />
        : fields.map((change) => <ProposedField key={change.field} noun={noun} change={change} />)}
      <p class="acts">
        {!coordinates(me) && hasForm(noun) && isWaiting && <a class="action" href={`#/entry/${noun}/${entry}`}>{word('proposal.rework')}</a>}
        {!coordinates(me) && isLeft && isWaiting && <ActButton class="action" act={take}>{word('proposal.takeOver')}</ActButton>}
        {mine && isWaiting && <ActButton class="action" act={back}>{word('proposal.withdraw')}</ActButton>}
      </p>
    </>
  );
}

function Deciding({ proposal: { id, version, noun, fields }, again }: WholeProps) {
  const [verdicts, setVerdicts] = useState<Readonly<Record<string, Verdict>>>({});
  /** Whether nothing was chosen, and the field that is given back without a reason. */
  const [problem, setProblem] = useState<{ isEmpty: boolean; silent: string | undefined }>();
  const alert = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (problem?.isEmpty) alert.current?.focus();
    else if (problem?.silent !== undefined) document.getElementById(`why-${problem.silent}`)?.focus();
  }, [problem]);

  const send = async (accept: readonly string[], giveBack: readonly { field: string; reason: string }[], edits: Values = {}) => {
    try {
      const state = await decide({ proposal: id, version, accept, giveBack, edits });
      tell(word(`proposal.done.${state === 'WITHDRAWN' ? 'OPEN' : state}`));
      if (state === 'OPEN') again();
      else go('/proposals');
    } catch (error) {
      tell(sayProblem(error), true);
      // What is wrong with a field is to be mended; what has changed or was decided meanwhile, to be looked at anew.
      if (error instanceof AskError && GONE.has(error.code)) again();
    }
  };
  const submit = () => {
    const chosen = Object.entries(verdicts).filter(([, { what }]) => what !== 'leave');
    const giveBack = chosen.flatMap(([field, { what, why }]) => (what === 'giveBack' ? [{ field, reason: why.trim() }] : []));
    const silent = giveBack.find(({ reason }) => reason === '');
    setProblem({ isEmpty: chosen.length === 0, silent: silent?.field });
    if (chosen.length === 0 || silent) return Promise.resolve();
    const edits = Object.fromEntries(chosen.flatMap(([field, { what, edited }]) => (what === 'change' && edited !== undefined ? [[field, edited]] : [])));
    return send(chosen.flatMap(([field, { what }]) => (what === 'giveBack' ? [] : [field])), giveBack, edits);
  };
  return (
    <>
      <p><ActButton act={() => send(fields.map(({ field }) => field), [])}>{word('proposal.acceptAll')}</ActButton></p>
      {fields.map((change) => (
        <ProposedField key={change.field} noun={noun} change={change} verdict={verdicts[change.field] ?? { what: 'leave', why: '' }} isSilent={problem?.silent === change.field} decide={(verdict) => {
          setVerdicts((before) => ({ ...before, [change.field]: verdict }));
        }} />
      ))}
      {problem?.isEmpty && <p class="notice alert" role="alert" tabIndex={-1} ref={alert}>{word('proposal.nothing')}</p>}
      <p><ActButton act={submit}>{word('proposal.decideSome')}</ActButton></p>
    </>
  );
}
