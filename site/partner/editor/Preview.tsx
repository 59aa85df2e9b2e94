import { useState } from 'preact/hooks';
import { hasPage, pathOf } from '../../paths.ts';
import { languageName, languages, word } from '../words.ts';
import { currentOf } from './changes.ts';
import type { EditedNoun, FieldForm } from './forms.ts';
import { isNothing, partsOf, type Json, type Values } from './json.ts';
import { fieldLabel } from './labels.ts';
import { MarkdownPreview } from './MarkdownPreview.tsx';
import { ShownValue } from './ShownValue.tsx';
import { ORIGINAL, originalOf, wordingOf } from './wording.ts';

interface Props {
  noun: EditedNoun;
  slug: string | undefined;
  fields: readonly FieldForm[];
  start: Values;
  changes: Values;
}

/** Fields of which a reader sees nothing as such. */
const UNSEEN = new Set(['state', 'visibility', 'exposure', 'latitude', 'longitude', 'alsoKnownAs']);

/** What is written as a reader with a phone sees it, in any language. */
export function Preview({ noun, slug, fields, start, changes }: Props) {
  const [open, setOpen] = useState(false);
  const [tongue, setTongue] = useState(ORIGINAL);
  return (
    <details class="preview" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{word('edit.asReader')}</summary>
      {open && (
        <>
          <div class="field">
            <label for="f-preview-language">{word('edit.previewIn')}</label>
            <select id="f-preview-language" value={tongue} onChange={({ currentTarget }) => setTongue(currentTarget.value)}>
              {languages.map((each) => <option value={each}>{languageName(each)}</option>)}
            </select>
          </div>
          {slug !== undefined && hasPage(noun) && <p><a href={pathOf(tongue, noun, slug)} target="_blank">{word('edit.pageNow')}</a></p>}
          <div class="phone" role="region" aria-label={word('edit.asReader')}>
            {fields.filter(({ field }) => !UNSEEN.has(field)).map((form) => <Read key={form.field} form={form} value={currentOf(form, start, changes)} language={tongue} />)}
          </div>
        </>
      )}
    </details>
  );
}

/** One field as it is read; what is not stated is not there. */
function Read({ form, value, language }: { form: FieldForm; value: Json; language: string }) {
  if (isNothing(value)) return null;
  const { field, input } = form;
  if (input.as !== 'text') return field === 'name' ? <h3 class="title">{value}</h3> : <div><h3>{fieldLabel(form)}</h3><ShownValue form={form} value={value} /></div>;
  const own = wordingOf(partsOf(value)[language])?.value;
  // Where a translation is missing, readers get the original, and so does whoever looks here.
  const shown = own ? language : originalOf(value);
  const words = own || wordingOf(partsOf(value)[shown])?.value || '';
  if (words === '') return null;
  const said = { lang: shown, dir: 'auto' as const };
  if (field === 'title') return <h3 class="title" {...said}>{words}</h3>;
  const body = input.markdown ? <MarkdownPreview source={words} language={shown} /> : input.lines ? <ul {...said}>{words.split('\n').map((line) => <li>{line}</li>)}</ul> : <p {...said}>{words}</p>;
  return field === 'summary' || field === 'about' || field === 'body' ? body : <div><h3>{fieldLabel(form)}</h3>{body}</div>;
}
