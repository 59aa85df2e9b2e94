import { Answered, useAsked } from '../asked.tsx';
import { Heading } from '../Heading.tsx';
import { loadCounts, type WaitingCount } from '../translations.ts';
import { compare, languageName, languages, word } from '../words.ts';

/** How it stands with each language. */
export function Translations() {
  const asked = useAsked(loadCounts);
  return (
    <>
      <Heading text={word('translations.heading')} />
      <p class="lead">{word('translations.lead')}</p>
      <Answered asked={asked}>
        {(counts) => {
          const shown = counts.filter(({ language, missing, outdated, machine }) => languages.includes(language) && missing + outdated + machine > 0);
          if (shown.length === 0) return <p class="notice">{word('translations.none')}</p>;
          return (
            <ul class="lines">
              {shown.sort((one, other) => compare(languageName(one.language), languageName(other.language))).map((count) => <Line key={count.language} count={count} />)}
            </ul>
          );
        }}
      </Answered>
    </>
  );
}

function Line({ count: { language, missing, outdated, machine } }: { count: WaitingCount }) {
  const said = [
    outdated > 0 && word('translations.count.OUTDATED', { count: outdated }),
    machine > 0 && word('translations.count.MACHINE', { count: machine }),
    missing > 0 && word('translations.count.MISSING', { count: missing }),
  ].filter((each) => each !== false);
  return (
    <li>
      <span>
        <strong>{languageName(language)}</strong>
        <span class="aside">{said.join(' · ')}</span>
      </span>
      <a class="action" href={`#/translations/${language}`}>{word('translations.open')}<span class="unseen">: {languageName(language)}</span></a>
    </li>
  );
}
