import { useEffect, useRef, useState } from 'preact/hooks';
import { ActButton } from '../ActButton.tsx';
import { textName } from '../names.ts';
import { sayProblem } from '../problems.ts';
import { checkTranslation, type Place, saveTranslation, suggestTranslation, type WaitingText } from '../translations.ts';
import { languageName, word, type PartnerWord } from '../words.ts';

interface Props {
  text: WaitingText;
  place: Place;
  /** The engine that may suggest words; undefined: none for this text. */
  engine: string | undefined;
}

/** As many rows as a text needs, up to a screenful. */
const rowsFor = (words: string): number => Math.min(12, Math.max(2, words.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 45)), 0)));

/** One text beside its original, and what can be done with it. */
export function Translation({ text: { need, original, words, value, machine, proposed }, place, engine }: Props) {
  const [typed, type] = useState(value ?? '');
  const [suggested, setSuggested] = useState<string>();
  const [done, setDone] = useState<PartnerWord>();
  const [problem, setProblem] = useState<string>();
  const [isSilent, setSilent] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that was pressed is gone.
    if (done) outcome.current?.focus();
  }, [done]);
  const { field, id, language } = place;
  const own = `${id}-${field}`;
  const name = textName(field);
  const saying = (act: () => Promise<void>) => async () => {
    setProblem(undefined);
    try {
      await act();
    } catch (error) {
      setProblem(sayProblem(error));
    }
  };
  const save = saying(async () => {
    setSilent(typed.trim() === '');
    if (typed.trim() === '') return;
    setDone((await saveTranslation(place, typed, typed === suggested ? (engine ?? null) : null)) ? 'translations.waits' : 'translations.saved');
  });
  const right = saying(async () => {
    await checkTranslation(place);
    setDone('translations.checked');
  });
  const suggest = saying(async () => {
    const words = await suggestTranslation(place);
    setSuggested(words);
    type(words);
  });
  const isChanged = typed !== (value ?? '');
  const described = [isSilent && `silent-${own}`, typed === suggested && `machine-${own}`].filter((each) => each !== false).join(' ');
  return (
    <div class="card translation" role="group" aria-labelledby={`name-${own}`}>
      <h3 class="card-title" id={`name-${own}`}>{name}</h3>
      <div class="beside">
        <div>
          <p class="label">{languageName(original)}</p>
          <div class="text" lang={original} dir="auto">{words}</div>
        </div>
        <div class="form">
          <label for={`words-${own}`}>{languageName(language)}<span class="unseen">: {name}</span></label>
          {done
            ? <div class="text" lang={language} dir="auto">{typed}</div>
            : (
                <textarea id={`words-${own}`} lang={language} dir="auto" rows={rowsFor(words)} value={typed} aria-invalid={isSilent} aria-describedby={described || undefined} onInput={({ currentTarget }) => {
                  type(currentTarget.value);
                  setSilent(false);
                }} />
              )}
          {!done && isSilent && <p class="problem" id={`silent-${own}`}>{word('translations.empty')}</p>}
          {!done && typed === suggested && <p class="hint" id={`machine-${own}`}>{word('translations.suggested', { engine: engine ?? '' })}</p>}
          {!done && !isChanged && need !== 'MISSING' && <p class="mark">{need === 'OUTDATED' ? word('edit.outdated') : word('translations.byMachine', { engine: machine ?? '' })}</p>}
          {!done && proposed && <p class="hint">{word('translations.proposed')}</p>}
        </div>
      </div>
      {problem !== undefined && <p class="notice alert" role="alert">{problem}</p>}
      {done
        ? <p class="notice" role="status" tabIndex={-1} ref={outcome}>{word(done)}</p>
        : (
            <p class="acts">
              {value !== null && !isChanged && <ActButton act={right}>{word('translations.right')}<span class="unseen">: {name}</span></ActButton>}
              {(value === null || isChanged) && <ActButton act={save}>{word('translations.save')}<span class="unseen">: {name}</span></ActButton>}
              {engine !== undefined && <ActButton class="action" act={suggest}>{word('translations.suggest')}<span class="unseen">: {name}</span></ActButton>}
            </p>
          )}
    </div>
  );
}
