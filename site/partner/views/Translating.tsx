import { useEffect, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { Answered, useAsked } from '../asked.tsx';
import { hasForm } from '../editor/forms.ts';
import { Heading } from '../Heading.tsx';
import { coordinates, useMe } from '../me.ts';
import { nounName, titleOr } from '../names.ts';
import { titlesOf } from '../titles.ts';
import { type Engine, loadCounts, loadEngine, loadWaiting, NEEDS, type Need, PAGE, type WaitingEntry } from '../translations.ts';
import { languageName, word } from '../words.ts';
import { MissingByMachine } from './MissingByMachine.tsx';
import { Translation } from './Translation.tsx';

interface Props {
  language: string;
  /** As the address names it; all of them without. */
  need: string | undefined;
}

/** The texts that need somebody in one language, each beside its original. */
export function Translating({ language, need: given }: Props) {
  const { me } = useMe();
  const need = NEEDS.find((each) => each.toLowerCase() === given);
  const asked = useAsked(async () => {
    const [counts, engine] = await Promise.all([loadCounts(), loadEngine()]);
    return { count: counts.find((each) => each.language === language), engine };
  }, [language, need ?? '']);
  const name = languageName(language);
  return (
    <>
      <Heading text={word('translations.of', { language: name })} />
      <p><a href="#/translations">{word('translations.back')}</a></p>
      <Answered asked={asked}>
        {({ count, engine }) => {
          const of: Record<Need, number> = { OUTDATED: count?.outdated ?? 0, MACHINE: count?.machine ?? 0, MISSING: count?.missing ?? 0 };
          return (
            <>
              <nav aria-label={word('translations.needs')}>
                <ul class="chips">
                  <li><a href={`#/translations/${language}`} aria-current={need === undefined ? 'page' : undefined}>{word('translations.any')}</a></li>
                  {NEEDS.map((each) => <li key={each}><a href={`#/translations/${language}/${each.toLowerCase()}`} aria-current={each === need ? 'page' : undefined}>{word(`translations.count.${each}`, { count: of[each] })}</a></li>)}
                </ul>
              </nav>
              {engine && coordinates(me) && <MissingByMachine key={language} language={language} engine={engine} missing={of.MISSING} done={asked.again} />}
              <Queue key={`${language} ${need ?? ''}`} language={language} needs={need === undefined ? NEEDS : [need]} engine={engine} />
            </>
          );
        }}
      </Answered>
    </>
  );
}

interface QueueProps {
  language: string;
  needs: readonly Need[];
  engine: Engine | null;
}

function Queue({ language, needs, engine }: QueueProps) {
  const [more, setMore] = useState<readonly WaitingEntry[]>([]);
  const [isAll, setAll] = useState(false);
  const asked = useAsked(() => loadWaiting(language, needs, null), [language, ...needs]);
  const first = asked.data ?? [];
  const entries = [...first, ...more];
  const load = async () => {
    const next = await loadWaiting(language, needs, entries.at(-1)?.cursor ?? null);
    setMore([...more, ...next]);
    setAll(next.length < PAGE);
  };
  return (
    <Answered asked={asked}>
      {() => (
        <>
          {entries.length === 0 && <p class="notice">{word('translations.none')}</p>}
          {entries.map((entry) => <Entry key={entry.id} entry={entry} language={language} engine={engine} />)}
          {first.length === PAGE && !isAll && <p><ActButton class="action" act={load}>{word('translations.more')}</ActButton></p>}
        </>
      )}
    </Answered>
  );
}

function Entry({ entry, language, engine }: { entry: WaitingEntry; language: string; engine: Engine | null }) {
  const { noun, id, title, isPublic, texts } = entry;
  const [named, setNamed] = useState(title);
  useEffect(() => {
    // Services at a place have no title of their own.
    if (title === null) void titlesOf(noun, [id]).then(([found]) => { setNamed(found ?? null); }, () => undefined);
  }, [id]);
  const name = titleOr(named, noun);
  const canSuggest = engine !== null && isPublic && engine.languages?.includes(language) !== false;
  return (
    // No region: a service and its offerings bear the same name, and of a hundred entries none is a landmark.
    <article class="translated" aria-labelledby={`of-${id}`}>
      <h2 id={`of-${id}`}>{name}</h2>
      <p class="aside">
        {nounName(noun)}{!isPublic && ` · ${word('translations.notPublic')}`}
        {hasForm(noun) && <> · <a href={`#/entry/${noun}/${id}`}>{word('translations.form')}<span class="unseen">: {name}</span></a></>}
      </p>
      {texts.map((text) => <Translation key={text.field} text={text} place={{ noun, id, field: text.field, language, base: entry.version }} engine={canSuggest && text.isPublic ? engine.engine : undefined} />)}
    </article>
  );
}
