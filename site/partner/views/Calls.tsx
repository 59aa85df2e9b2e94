import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { keepCall, loadCalls, OUTCOMES, type Outcome, type ToCall } from '../calls.ts';
import { Heading } from '../Heading.tsx';
import type { Institution } from '../kept.ts';
import { go } from '../route.ts';
import { tell } from '../told.ts';
import { dayOf, isWord, momentOf, word } from '../words.ts';
import { DueLine } from './Due.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';

/** So many entries are shown at once. */
const SHOWN = 5;

/** Whom to call since mail does not do; for those who coordinate. @param network its slug */
export function Calls({ network: slug }: { network: string | undefined }) {
  return (
    <>
      <Heading text={word('calls.heading')} />
      <p class="lead">{word('calls.lead')}</p>
      <NetworkChoice view="calls" slug={slug}>{(network) => <OfNetwork key={network.id} network={network} />}</NetworkChoice>
    </>
  );
}

function OfNetwork({ network }: { network: Institution }) {
  const asked = useAsked(() => loadCalls(network.id), [network.id]);
  return (
    <>
      <p><a href={`#/freshness/${network.slug}`}>{word('calls.back')}</a></p>
      <Answered asked={asked}>
        {(all) => {
          const [now, later] = [all.filter((each) => each.later === null), all.filter((each) => each.later !== null)];
          return (
            <>
              {now.length === 0 && <p class="notice">{word('calls.none')}</p>}
              <List calls={now} done={asked.again} />
              {later.length > 0 && <details><summary>{word('calls.later', { count: later.length })}</summary><List calls={later} done={asked.again} /></details>}
            </>
          );
        }}
      </Answered>
    </>
  );
}

interface ListProps {
  calls: readonly ToCall[];
  /** What is asked anew when something was kept. */
  done: () => void;
}

const List = ({ calls, done }: ListProps) => <ul class="cards">{calls.map((call) => <li key={call.id} class="card"><One call={call} done={done} /></li>)}</ul>;

function One({ call, done }: { call: ToCall; done: () => void }) {
  const { id, name, why, askedAt, entries, calls, later, numbers } = call;
  const keep = (outcome: Outcome) => async () => {
    const count = await keepCall(call, outcome);
    tell(outcome === 'ALL_RIGHT' ? word('tasks.confirmed', { count }) : word(`calls.kept.${outcome}`, { name }));
    // What has changed is changed next: the entries, or the institution itself that has ended.
    if (outcome === 'CHANGES') go(`/entries/${id}`);
    else if (outcome === 'GONE') go(`/entry/actor/${id}`);
    else done();
  };
  const reason = `calls.why.${why}`;
  return (
    <>
      <h2 class="card-title"><a href={`#/entries/${id}`}>{name}</a></h2>
      <p class="aside">{isWord(reason) && word(reason)}{askedAt !== null && ` ${word('calls.asked', { date: dayOf(askedAt) })}`}</p>
      {later !== null && <p>{word('calls.again', { date: dayOf(later) })}</p>}
      {numbers.length === 0
        ? <p>{word('calls.numberless')}</p>
        : <ul class="phones">{numbers.map(({ sent, shown, whose }) => <li key={sent}><a class="call small" href={`tel:${sent}`}><bdi dir="ltr">{shown}</bdi></a>{whose !== '' && <span class="aside">{whose}</span>}</li>)}</ul>}
      {/* It is read out on the phone; a long list would hide the next institution. */}
      <details open={entries.length <= SHOWN}>
        <summary>{word('calls.due', { count: entries.length })}</summary>
        <ul class="lines">{entries.map((entry) => <DueLine key={entry.id} entry={entry} />)}</ul>
      </details>
      <h3 class="label">{word('calls.outcome')}<span class="unseen">: {name}</span></h3>
      <p class="acts">{OUTCOMES.map((outcome) => <ActButton key={outcome} class={outcome === 'ALL_RIGHT' ? 'button' : 'action'} act={keep(outcome)}>{word(`calls.outcome.${outcome}`)}<span class="unseen">: {name}</span></ActButton>)}</p>
      {calls.length > 0 && (
        <details>
          <summary>{word('calls.before', { count: calls.length })}</summary>
          <ul>{calls.map(({ at, by, outcome }) => <li key={at}>{momentOf(at)}: {word(`calls.outcome.${outcome}`)} ({by ?? word('history.somebody')})</li>)}</ul>
        </details>
      )}
    </>
  );
}
