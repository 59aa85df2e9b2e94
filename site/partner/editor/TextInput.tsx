import { useState } from 'preact/hooks';
import { languageName, word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';
import type { TextShape } from './forms.ts';
import { partsOf, same } from './json.ts';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import { idOf } from './problems.ts';
import { useSituation } from './situation.ts';
import { firstLanguage, fits, languagesOf, withCheck, withFitting, withWords, wordingOf } from './wording.ts';

/** A text in its original and, beside it, in the language that is being looked at. */
export function TextInput({ input, path, value, start, change, ...rest }: FieldProps<TextShape>) {
  const { beside } = useSituation();
  const original = firstLanguage(start);
  const emptied = languagesOf(start).length > 1 && partsOf(value)[original] === null;
  const other = beside !== undefined && beside !== original ? beside : undefined;
  return (
    <>
      <div class={other ? 'side-by-side' : undefined}>
        <OneLanguage input={input} path={path} language={original} value={value} change={change} {...rest} />
        {other && (
          <div>
            <OneLanguage input={input} path={path} language={other} value={value} change={change} {...rest} required={false} />
            <Standing language={other} original={original} value={value} start={start} change={change} />
          </div>
        )}
      </div>
      {emptied && <p class="mark">{word('edit.emptied')}</p>}
      <MinorEdit original={original} value={value} start={start} change={change} />
      <OtherLanguages value={value} original={original} shown={other} />
    </>
  );
}

interface LanguageProps extends Pick<FieldProps<TextShape>, 'input' | 'path' | 'value' | 'change' | 'required' | 'described' | 'invalid'> {
  language: string;
}

function OneLanguage({ input, path, language, value, change, ...rest }: LanguageProps) {
  const [previewed, setPreviewed] = useState(false);
  const id = idOf(`${path}.${language}`);
  const words = wordingOf(partsOf(value)[language])?.value ?? '';
  const shared = {
    id, lang: language, dir: 'auto' as const, value: words, ...carried(rest),
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => change(withWords(value, language, currentTarget.value)),
  };
  const many = (input.rows ?? 1) > 1;
  const left = input.max - words.length;
  return (
    <div>
      <label for={id} class="language">{languageName(language)}{input.lines && <span class="aside"> – {word('edit.onePerLine')}</span>}</label>
      {many ? <textarea rows={input.rows} {...shared} /> : <input type="text" {...shared} />}
      {left < input.max / 10 && <p class={left < 0 ? 'problem' : 'hint'}>{left < 0 ? word('edit.tooLong', { count: -left }) : word('edit.left', { count: left })}</p>}
      {input.markdown && words !== '' && (
        <>
          <button type="button" class="action" aria-expanded={previewed} onClick={() => setPreviewed(!previewed)}>{word(previewed ? 'edit.hidePreview' : 'edit.showPreview')}</button>
          {previewed && <MarkdownPreview source={words} language={language} />}
        </>
      )}
    </div>
  );
}

interface StandingProps extends Pick<FieldProps, 'value' | 'start' | 'change'> {
  language: string;
  original: string;
}

/** How it stands with a translation: made by a machine, outdated, soon to be outdated. */
function Standing({ language, original, value, start, change }: StandingProps) {
  const { checker } = useSituation();
  const before = partsOf(start)[language];
  const now = partsOf(value)[language];
  const wording = wordingOf(now);
  if (!wording?.value) return <p class="hint">{word('edit.notTranslated')}</p>;
  const outdating = same(before, now) && !same(partsOf(start)[original], partsOf(value)[original]);
  return (
    <>
      {wordingOf(before)?.outdated && (wording.outdated || fits(now)) && (
        <>
          <p class="mark">{word('edit.outdated')}</p>
          <Tick checked={fits(now)} label={word('edit.stillFits')} put={(checked) => change(withFitting(value, start, language, checked))} />
        </>
      )}
      {outdating && !wording.outdated && <p class="mark">{word('edit.willBeOutdated')}</p>}
      {wording.machine !== undefined && (
        <Tick checked={wording.checkedBy !== undefined} label={word('edit.machineChecked')} put={(checked) => change(withCheck(value, language, checked ? checker : undefined, new Date().toISOString()))} />
      )}
    </>
  );
}

function Tick({ checked, label, put }: { checked: boolean; label: string; put: (checked: boolean) => void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => put(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** Says of a small change, such as a letter, that the translations are right as they are. */
function MinorEdit({ original, value, start, change }: Pick<FieldProps, 'value' | 'start' | 'change'> & { original: string }) {
  if (same(partsOf(start)[original], partsOf(value)[original]) || partsOf(value)[original] === null) return null;
  // What was outdated before stays so, and what was written anew is right anyway.
  const kept = languagesOf(start).filter((each) => each !== original && !wordingOf(partsOf(start)[each])?.outdated && (fits(partsOf(value)[each]) || same(partsOf(start)[each], partsOf(value)[each])));
  if (kept.length === 0) return null;
  const put = (checked: boolean) => change(kept.reduce((text: FieldProps['value'], each) => withFitting(text, start, each, checked), value));
  return <Tick checked={kept.every((each) => fits(partsOf(value)[each]))} label={word('edit.minor')} put={put} />;
}

/** The other languages that a text has: each opens beside the original. */
function OtherLanguages({ value, original, shown }: { value: FieldProps['value']; original: string; shown: string | undefined }) {
  const { setBeside } = useSituation();
  const others = languagesOf(value).filter((language) => language !== original && language !== shown);
  if (others.length === 0) return null;
  return (
    <p class="hint also-in">
      {word('edit.alsoIn')}{' '}
      {others.map((language) => (
        <button type="button" class="as-link" onClick={() => setBeside(language)}>
          {languageName(language)}{wordingOf(partsOf(value)[language])?.outdated && ` (${word('edit.outdatedShort')})`}
        </button>
      ))}
    </p>
  );
}
