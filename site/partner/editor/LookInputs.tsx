import { useState } from 'preact/hooks';
import { word } from '../words.ts';
import { carried, type FieldProps } from './field-props.ts';
import { textOf } from './json.ts';
import { idOf } from './problems.ts';

/** What a network's colour is where it states none: that of the site. */
const USUAL = '#0f5257';

/** A colour, which can be taken back. */
export function ColourInput({ path, value, change, ...rest }: FieldProps) {
  const chosen = textOf(value);
  return (
    <span class="amount">
      <input id={idOf(path)} type="color" value={chosen || USUAL} {...carried(rest)} onInput={({ currentTarget }) => change(currentTarget.value)} />
      {chosen === '' ? <span class="aside">{word('edit.notStated')}</span> : <button type="button" class="action" onClick={() => change(null)}>{word('edit.remove')}</button>}
    </span>
  );
}

/** Bytes of a picture at most, as the server has it: it comes with every page. */
const LARGEST = 30_000;

const KINDS = ['image/png', 'image/webp'];

/** A small picture, kept within the entry itself. */
export function PictureInput({ path, value, change, ...rest }: FieldProps) {
  const [refused, setRefused] = useState(false);
  const chosen = textOf(value);
  const take = (file: File | undefined) => {
    const right = file !== undefined && file.size <= LARGEST && KINDS.includes(file.type);
    setRefused(!right);
    if (!right) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      if (typeof reader.result === 'string') change(reader.result);
    });
    reader.readAsDataURL(file);
  };
  return (
    <>
      {chosen !== '' && <p class="row"><img class="chosen-picture" src={chosen} alt={word('edit.picture')} /><button type="button" class="action" onClick={() => change(null)}>{word('edit.remove')}</button></p>}
      <p class="hint">{word('edit.picture.hint')}</p>
      {refused && <p class="problem" role="alert">{word('edit.picture.refused')}</p>}
      <input id={idOf(path)} type="file" accept={KINDS.join()} {...carried(rest)} onChange={({ currentTarget }) => take(currentTarget.files?.[0])} />
    </>
  );
}
