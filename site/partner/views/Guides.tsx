import { Answered, useAsked } from '../asked.tsx';
import { type GuideLine, loadGuides } from '../guides.ts';
import { Heading } from '../Heading.tsx';
import { dayOf, languageName, word } from '../words.ts';

/** Requests for a guide: for those who assign all of their networks, for volunteers those they were given. */
export function Guides() {
  const asked = useAsked(loadGuides);
  return (
    <>
      <Heading text={word('guides.heading')} />
      <p class="lead">{word('guides.lead')}</p>
      <Answered asked={asked}>{(guides) => (guides.length === 0 ? <p class="notice">{word('guides.none')}</p> : <GuideList guides={guides} title="h2" />)}</Answered>
    </>
  );
}

/** One line a request, nothing of who asks. @param title which heading a request is */
export function GuideList({ guides, title: Title }: { guides: readonly GuideLine[]; title: 'h2' | 'h3' }) {
  const severalNetworks = new Set(guides.map(({ network }) => network?.id)).size > 1;
  return (
    <ul class="cards">
      {guides.map(({ id, network, help, language, municipality, state, askedAt, assigned, isMine }) => (
        <li key={id} class="card">
          <Title class="card-title"><a href={`#/guides/${id}`}>{[languageName(language), help ?? word('guides.help.other'), municipality].filter((part) => part !== null).join(' · ')}</a></Title>
          <p class="aside">
            <span class={state === 'ASKED' ? 'tag' : 'tag calm'}>{word(isMine ? 'guides.mine' : `guides.is.${state}`)}</span>{' '}
            {word('guides.asked', { date: dayOf(askedAt) })}{assigned !== null && !isMine && <> · <bdi>{assigned}</bdi></>}{severalNetworks && network && <> · {network.name}</>}
          </p>
        </li>
      ))}
    </ul>
  );
}
