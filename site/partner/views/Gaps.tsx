import { useState } from 'preact/hooks';
import { Answered, useAsked } from '../asked.tsx';
import { loadGaps, MONTHS, sheetOf, SIDES, worstOf, type Gaps as Picture, type Months, type Side } from '../gaps.ts';
import { Heading } from '../Heading.tsx';
import type { Institution } from '../kept.ts';
import { dayOf, languageName, word } from '../words.ts';
import { GapTable } from './GapTable.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';

/** Where help is missing in a network; for those who coordinate. @param network its slug */
export function Gaps({ network: slug }: { network: string | undefined }) {
  return (
    <>
      <Heading text={word('gaps.heading')} />
      <p class="lead">{word('gaps.lead')}</p>
      <NetworkChoice view="gaps" slug={slug}>{(network) => <OfNetwork key={network.id} network={network} />}</NetworkChoice>
    </>
  );
}

function OfNetwork({ network }: { network: Institution }) {
  const [by, setBy] = useState<Side>('MUNICIPALITY');
  const [months, setMonths] = useState<Months>(3);
  const asked = useAsked(() => loadGaps(network.id, by, months), [network.id, by, months]);
  return (
    <>
      <div class="find filters">
        <div>
          <label for="gaps-by">{word('gaps.by')}</label>
          <select id="gaps-by" value={by} onChange={({ currentTarget }) => {
            setBy(SIDES.find((side) => side === currentTarget.value) ?? by);
          }}>{SIDES.map((side) => <option key={side} value={side}>{word(`gaps.by.${side}`)}</option>)}</select>
        </div>
        <div>
          <label for="gaps-months">{word('gaps.months')}</label>
          <select id="gaps-months" value={months} onChange={({ currentTarget }) => {
            setMonths(MONTHS.find((each) => String(each) === currentTarget.value) ?? months);
          }}>{MONTHS.map((each) => <option key={each} value={each}>{word('gaps.back', { count: each })}</option>)}</select>
        </div>
      </div>
      <Answered asked={asked}>
        {(picture) => (
          <>
            <p class="notice" role="status">{worstWord(picture)}</p>
            {picture.rows.length > 0 && <GapTable picture={picture} by={by} />}
            <Why why={picture.why} />
            <Searches searches={picture.searches} />
            <p><a class="action" href={sheetOf(network.id, by, months)} download>{word('gaps.csv')}</a></p>
            <p class="hint">{word('gaps.since', { date: dayOf(picture.since) })}</p>
          </>
        )}
      </Answered>
    </>
  );
}

/** The picture in one sentence. */
function worstWord(picture: Picture): string {
  const worst = worstOf(picture);
  if (worst) return word('gaps.worst', { what: [worst.topic ?? word('gaps.noTopic'), worst.column ?? word('gaps.notTold')].join(' × '), count: worst.count });
  return word(picture.rows.length > 0 ? 'gaps.few' : 'gaps.none');
}

function Why({ why }: Pick<Picture, 'why'>) {
  if (why.length === 0) return null;
  return (
    <section aria-labelledby="why">
      <h2 id="why">{word('gaps.why')}</h2>
      <ul class="lines">
        {why.map(({ kind, reason, count }) => (
          <li key={`${kind} ${reason ?? ''}`}>
            <span>{kind === 'WAITING' ? word('gaps.long') : word(`outcome.${kind}`)} {reason !== null && word(`outcome.reason.${reason}`)}</span>
            <span class="tally">{count === null ? word('gaps.small') : word('gaps.times', { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Searches({ searches }: Pick<Picture, 'searches'>) {
  return (
    <section aria-labelledby="searches">
      <h2 id="searches">{word('gaps.searches')}</h2>
      {searches.length === 0 ? <p class="notice">{word('gaps.searches.none')}</p> : (
        <>
          <p>{word('gaps.searches.text')}</p>
          <ul class="lines">
            {searches.map(({ query, language, topic, count, wanted }) => (
              <li key={`${language} ${query}`}>
                <span><strong lang={language} dir="auto">{query}</strong><span class="aside">{languageName(language)}{topic !== null && ` · ${topic}`}</span></span>
                <span class="tally">{word('gaps.times', { count })}{wanted > 0 && <span class="aside">{word('gaps.wanted', { count: wanted })}</span>}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
