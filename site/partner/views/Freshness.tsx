import { Answered, useAsked } from '../asked.tsx';
import { loadFreshness, type NetworkFreshness } from '../freshness.ts';
import { Heading } from '../Heading.tsx';
import type { Institution } from '../kept.ts';
import { word } from '../words.ts';
import { Intervals } from './Intervals.tsx';
import { KindBars } from './KindBars.tsx';
import { MonthBars } from './MonthBars.tsx';
import { NetworkChoice } from './NetworkChoice.tsx';

/** How fresh a network's entries are, at a glance; for those who coordinate. @param network its slug */
export function Freshness({ network: slug }: { network: string | undefined }) {
  return (
    <>
      <Heading text={word('freshness.heading')} />
      <p class="lead">{word('freshness.lead')}</p>
      <NetworkChoice view="freshness" slug={slug}>{(network) => <OfNetwork key={network.id} network={network} />}</NetworkChoice>
    </>
  );
}

function OfNetwork({ network }: { network: Institution }) {
  const asked = useAsked(() => loadFreshness(network.id), [network.id]);
  return (
    <Answered asked={asked}>
      {(freshness) => (
        <>
          <p class="acts"><a class="button" href={`#/calls/${network.slug}`}>{word('freshness.calls')}</a> <a class="action" href={`#/gaps/${network.slug}`}>{word('freshness.gaps')}</a></p>
          <KindBars kinds={freshness.kinds} />
          <Worst institutions={freshness.institutions} />
          <MonthBars months={freshness.months} />
          <Intervals network={network} intervals={freshness.intervals} done={asked.again} />
        </>
      )}
    </Answered>
  );
}

function Worst({ institutions }: Pick<NetworkFreshness, 'institutions'>) {
  if (institutions.length === 0) return null;
  return (
    <section aria-labelledby="worst">
      <h2 id="worst">{word('freshness.worst')}</h2>
      <ol class="lines">
        {institutions.map(({ id, name, overdue }) => (
          <li key={id}>
            <span><strong>{name}</strong></span>
            <span>{word('freshness.overdue', { count: overdue })}</span>
            <a class="action" href={`#/entries/${id}`}>{word('freshness.entries')}<span class="unseen">: {name}</span></a>
          </li>
        ))}
      </ol>
    </section>
  );
}
