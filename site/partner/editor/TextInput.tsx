import { useState } from 'preact/hooks';
import { languageName, word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';
import type { TextShape } from './forms.ts';
import { partsOf, same } from './json.ts';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import { idOf } from './problems.ts';
import { useSituation } from './situation.ts';
import { languagesOf, originalOf, withCheck, withWords, wordingOf } from './wording.ts';

/** A text in its original and, beside it, in the language that is being looked at. */
export function TextInput({ input, path, value, start, change, ...rest }: FieldProps<TextShape>) {
  const { beside } = useSituation();
  const original = originalOf(value);
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
      {wording.outdated ? <p class="mark">{word('edit.outdated')}</p> : outdating && <p class="mark">{word('edit.willBeOutdated')}</p>}
      {wording.machine !== undefined && (
        <label class="tick">
          <input type="checkbox" checked={wording.checkedBy !== undefined} onChange={({ currentTarget }) => change(withCheck(value, language, currentTarget.checked ? checker : undefined, new Date().toISOString()))} />
          <span>{word('edit.machineChecked')}</span>
        </label>
      )}
    </>
  );
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
