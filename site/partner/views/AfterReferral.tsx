import { useEffect, useRef, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { addToOutcome, loadChoices, REFUSALS, takeBackOutcome, tellOutcome, WAITS, type Choices, type Outcome } from '../outcomes.ts';
import { word } from '../words.ts';

interface Props {
  noun: string;
  id: string;
  title: string;
}

/** What was told, and the id by which it can be taken back. */
interface Told {
  readonly id: string;
  readonly outcome: Outcome;
}

/** Asks after a referral how it went: one tap is enough, and nothing can be typed that would tell of a person. */
export function AfterReferral({ noun, id, title }: Props) {
  const [told, setTold] = useState<Told>();
  const [isBack, setBack] = useState(false);
  const keep = (outcome: Outcome) => async () => {
    setTold({ id: await tellOutcome(noun, id, outcome), outcome });
    setBack(false);
  };
  const takeBack = async (what: Told) => {
    await takeBackOutcome(what.id);
    setTold(undefined);
    setBack(true);
  };
  return (
    <section class="outcome" aria-labelledby="outcome">
      <h2 id="outcome">{word('outcome.heading')}</h2>
      {told === undefined ? <Buttons title={title} isBack={isBack} keep={keep} /> : <Thanks told={told} takeBack={() => takeBack(told)} />}
    </section>
  );
}

interface ButtonsProps {
  title: string;
  /** Whether something was taken back just now. */
  isBack: boolean;
  keep: (outcome: Outcome) => () => Promise<void>;
}

function Buttons({ title, isBack, keep }: ButtonsProps) {
  const first = useFocus<HTMLParagraphElement>(isBack);
  return (
    <>
      {isBack && <p class="notice" role="status" tabIndex={-1} ref={first}>{word('outcome.takenBack')}</p>}
      <p>{word('outcome.text', { title })}</p>
      <p class="acts">
        <ActButton act={keep({ kind: 'REACHED' })}>{word('outcome.REACHED')}</ActButton>
        <ActButton act={keep({ kind: 'NOT_REACHED' })}>{word('outcome.NOT_REACHED')}</ActButton>
      </p>
      <h3 id="waits" class="label">{word('outcome.WAITING')}</h3>
      <p class="acts" role="group" aria-labelledby="waits">{WAITS.map((weeks) => <ActButton key={weeks} class="action" act={keep({ kind: 'WAITING', weeks })}>{word(`outcome.weeks.${weeks}`)}</ActButton>)}</p>
      <h3 id="refusals" class="label">{word('outcome.REFUSED')}</h3>
      <p class="acts" role="group" aria-labelledby="refusals">{REFUSALS.map((reason) => <ActButton key={reason} class="action" act={keep({ kind: 'REFUSED', reason })}>{word(`outcome.reason.${reason}`)}</ActButton>)}</p>
      <p class="hint">{word('outcome.anonymous')}</p>
    </>
  );
}

function Thanks({ told: { id, outcome }, takeBack }: { told: Told; takeBack: () => Promise<void> }) {
  const [isAdded, setAdded] = useState(false);
  const thanks = useFocus<HTMLParagraphElement>(true, isAdded);
  const asked = useAsked(loadChoices);
  return (
    <>
      <p class="notice" role="status" tabIndex={-1} ref={thanks}>{word(isAdded ? 'outcome.added' : 'outcome.thanks')} <strong>{said(outcome)}</strong></p>
      {!isAdded && <Answered asked={asked}>{(choices) => <Client id={id} choices={choices} done={() => {
        setAdded(true);
      }} />}</Answered>}
      <p><ActButton class="action" act={takeBack}>{word('outcome.takeBack')}</ActButton></p>
    </>
  );
}

/** What was told, in a few words. */
function said(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'WAITING': return `${word('outcome.WAITING')} ${word(`outcome.weeks.${outcome.weeks}`)}`;
    case 'REFUSED': return `${word('outcome.REFUSED')} ${word(`outcome.reason.${outcome.reason}`)}`;
    default: return word(`outcome.${outcome.kind}`);
  }
}

/** Two questions that need no answer. */
function Client({ id, choices, done }: { id: string; choices: Choices; done: () => void }) {
  const [language, setLanguage] = useState('');
  const [town, setTown] = useState('');
  const save = async () => {
    await addToOutcome(id, language, town);
    done();
  };
  return (
    <form class="form" onSubmit={(submit) => {
      submit.preventDefault();
    }}>
      <p class="hint">{word('outcome.more')}</p>
      <label for="outcome-language">{word('outcome.language')}</label>
      <select id="outcome-language" value={language} onChange={({ currentTarget }) => {
        setLanguage(currentTarget.value);
      }}>
        <option value="">{word('outcome.notTold')}</option>
        {choices.languages.map(({ id: tag, name }) => <option key={tag} value={tag}>{name}</option>)}
      </select>
      <label for="outcome-town">{word('outcome.municipality')}</label>
      <select id="outcome-town" value={town} onChange={({ currentTarget }) => {
        setTown(currentTarget.value);
      }}>
        <option value="">{word('outcome.notTold')}</option>
        {choices.municipalities.map((name) => <option key={name} value={name}>{name}</option>)}
      </select>
      <ActButton act={save}>{word('outcome.add')}</ActButton>
    </form>
  );
}

/** Gives the focus to what has come in the place of what was pressed. */
function useFocus<E extends HTMLElement>(isWanted: boolean, again = false) {
  const element = useRef<E>(null);
  useEffect(() => {
    if (isWanted) element.current?.focus();
  }, [isWanted, again]);
  return element;
}
