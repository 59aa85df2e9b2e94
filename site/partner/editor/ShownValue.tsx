import { language, languageName, listOf, word } from '../words.ts';
import type { FieldForm } from './forms.ts';
import { hoursSentence } from './hours-sentence.ts';
import { isList, isNothing, isObject, itemsOf, partsOf, textOf, type Json } from './json.ts';
import { choiceLabel, fieldLabel } from './labels.ts';
import { useNames } from './PickedInputs.tsx';
import { languagesOf, wordingOf } from './wording.ts';

interface Props {
  form: FieldForm;
  value: Json;
}

/** The value of a field as people read it, for comparing. */
export function ShownValue({ form, value }: Props) {
  if (isNothing(value)) return <p class="aside">{word('show.nothing')}</p>;
  const { input } = form;
  switch (input.as) {
    case 'text': return <Texts value={value} />;
    case 'hours': return <p>{hoursSentence(value, word, language)}</p>;
    case 'yesNo': return <p>{word(value === true ? 'show.yes' : 'show.no')}</p>;
    case 'choice': return <p>{choiceLabel(input.of, textOf(value))}</p>;
    case 'choices': return <p>{listOf(itemsOf(value).map((each) => choiceLabel(input.of, textOf(each))))}</p>;
    case 'languages': return <p>{listOf(itemsOf(value).map((each) => languageName(textOf(each))))}</p>;
    case 'terms': return <Names noun="term" value={value} />;
    case 'entries': return <Names noun={input.noun} value={value} />;
    case 'parts': return <Parts parts={input.parts} value={value} />;
    case 'rows': return <ul>{itemsOf(value).map((row) => <li><Parts parts={input.parts} value={row} /></li>)}</ul>;
    case 'channels': return <ul>{itemsOf(value).map((channel) => <li><bdi dir="ltr">{textOf(partsOf(channel)['value'])}</bdi></li>)}</ul>;
    case 'municipalities': return <p>{listOf((isList(value) ? value : [value]).map((each) => textOf(partsOf(each)['name'])))}</p>;
    default: return <p>{Array.isArray(value) ? listOf(itemsOf(value).map(textOf)) : textOf(value)}</p>;
  }
}

function Texts({ value }: Pick<Props, 'value'>) {
  return (
    <>
      {languagesOf(value).map((each) => (
        <p key={each}><span class="aside">{languageName(each)}:</span> <span lang={each} dir="auto" class="as-written">{wordingOf(partsOf(value)[each])?.value}</span></p>
      ))}
    </>
  );
}

function Names({ noun, value }: Pick<Props, 'value'> & { noun: Parameters<typeof useNames>[0] }) {
  const ids = isList(value) ? value.map(textOf) : [textOf(value)];
  const [nameOf] = useNames(noun, ids);
  return <p>{listOf(ids.map(nameOf))}</p>;
}

function Parts({ parts, value }: { parts: readonly FieldForm[]; value: Json }) {
  return (
    <>
      {parts.filter(({ field }) => isObject(value) && !isNothing(value[field])).map((form) => (
        <div key={form.field}><span class="aside">{fieldLabel(form)}</span><ShownValue form={form} value={partsOf(value)[form.field] ?? null} /></div>
      ))}
    </>
  );
}
