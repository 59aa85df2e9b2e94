import type { ComponentChildren } from 'preact';
import { useAsked } from './asked.tsx';
import { FORMS, hasForm, type FieldForm, type Input } from './editor/forms.ts';
import { hoursSentence } from './editor/hours-sentence.ts';
import { isNothing, isObject, itemsOf, partsOf, same, textOf, type Json, type Values } from './editor/json.ts';
import { choiceLabel } from './editor/labels.ts';
import { fits, wordingOf } from './editor/wording.ts';
import { fieldName } from './names.ts';
import { titlesOf } from './titles.ts';
import { dayOf, language, languageName, languages, listOf, momentOf, word } from './words.ts';

/** Fields by which nouns without a form refer to others. */
const REFERENCES: Readonly<Record<string, string>> = {
  actor: 'actor', toActor: 'actor', toNetwork: 'network', toArticle: 'article', networks: 'network', certifiers: 'actor', coordinators: 'contact', topics: 'term',
};

interface Props {
  noun: string;
  field: string;
  value: Json;
}

/** The value of a field, as a person reads it. */
export function Show({ noun, field, value }: Props) {
  if (isNothing(value)) return <Nothing />;
  const form: FieldForm | undefined = hasForm(noun) ? FORMS[noun].find((each) => each.field === field) : undefined;
  if (form) return <ByInput input={form.input} value={value} />;
  const referred = REFERENCES[field];
  return referred ? <Titles noun={referred} value={value} /> : <Anything value={value} />;
}

const Nothing = () => <span class="unknown">{word('show.nothing')}</span>;

function ByInput({ input, value }: { input: Input; value: Json }) {
  switch (input.as) {
    case 'text': return <Texts value={value} />;
    case 'terms': return <Titles noun="term" value={value} />;
    case 'entries': return <Titles noun={input.noun} value={value} />;
    case 'choice': return <>{choiceLabel(input.of, textOf(value))}</>;
    case 'choices': return <>{listOf(itemsOf(value).map((item) => choiceLabel(input.of, textOf(item))))}</>;
    case 'languages': return <>{listOf(itemsOf(value).map((tag) => languageName(textOf(tag))))}</>;
    case 'hours': return <>{hoursSentence(value, word, language)}</>;
    case 'municipalities': return <>{listOf((Array.isArray(value) ? itemsOf(value) : [value]).map((town) => textOf(partsOf(town)['name']) || textOf(town)))}</>;
    case 'parts': return <Parts parts={input.parts} value={partsOf(value)} />;
    case 'rows': return <Items items={itemsOf(value).map((row) => <Parts parts={input.parts} value={partsOf(row)} />)} />;
    default: return <Anything value={value} />;
  }
}

function Parts({ parts, value }: { parts: readonly FieldForm[]; value: Values }) {
  return <Pairs pairs={parts.filter(({ field }) => !isNothing(value[field])).map(({ field, input }) => [fieldName(field), <ByInput input={input} value={value[field] ?? null} />])} />;
}

/** A text in each of its languages. */
function Texts({ value }: { value: Json }) {
  const texts = Object.entries(partsOf(value)).map(([tag, given]) => {
    const wording = wordingOf(given);
    return [
      <>{languageName(tag)}{wording?.machine !== undefined && wording.checkedBy === undefined && <span class="aside"> ({word('show.machine')})</span>}</>,
      wording?.value ? <div class="text" lang={tag} dir="auto">{wording.value}</div> : <Nothing />,
    ] as const;
  });
  return <Pairs pairs={texts} />;
}

function Titles({ noun, value }: { noun: string; value: Json }) {
  const references = Array.isArray(value) ? itemsOf(value).map(textOf) : [textOf(value)];
  const { data = references } = useAsked(() => titlesOf(noun, references), [noun, ...references]);
  return data.length === 1 ? <>{data[0]}</> : <Items items={data} />;
}

/** What no form tells about: by how it looks. */
function Anything({ value }: { value: Json }) {
  if (isNothing(value)) return <Nothing />;
  if (typeof value === 'boolean') return <>{word(value ? 'show.yes' : 'show.no')}</>;
  if (Array.isArray(value)) return <Items items={itemsOf(value).map((item) => <Anything value={item} />)} />;
  if (!isObject(value)) return <span class="text" dir="auto">{moment(textOf(value))}</span>;
  const keys = Object.keys(value);
  if (keys.every((key) => languages.includes(key))) return <Texts value={value} />;
  return <Pairs pairs={keys.filter((key) => !isNothing(value[key])).map((key) => [fieldName(key), <Anything value={value[key] ?? null} />])} />;
}

function moment(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:\d\d)$/.test(text)) return momentOf(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayOf(text) : text;
}

const Items = ({ items }: { items: readonly ComponentChildren[] }) => <ul>{items.map((item, index) => <li key={index}>{item}</li>)}</ul>;

const Pairs = ({ pairs }: { pairs: readonly (readonly [ComponentChildren, ComponentChildren])[] }) => (
  <dl class="pairs">{pairs.map(([name, value], index) => <div key={index}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
);

interface ChangeProps {
  noun: string;
  field: string;
  before: Json;
  after: Json;
}

/** A field as it was and as it would be; of a text, the languages that are touched and differ. */
export function Change({ noun, field, before, after }: ChangeProps) {
  const [was, is] = narrowed(before, after);
  const fitting = languages.filter((tag) => fits(partsOf(after)[tag]));
  return (
    <div class="change">
      <div>
        <p class="label">{word('proposal.before')}</p>
        <div class="value"><Show noun={noun} field={field} value={was} /></div>
      </div>
      <div class="after">
        <p class="label">{word('proposal.after')}</p>
        <div class="value"><Show noun={noun} field={field} value={is} /></div>
        {fitting.length > 0 && <p class="hint">{word('proposal.fits', { languages: listOf(fitting.map(languageName)) })}</p>}
      </div>
    </div>
  );
}

function narrowed(before: Json, after: Json): [Json, Json] {
  const touched = Object.keys(partsOf(after));
  if (touched.length === 0 || !touched.every((key) => languages.includes(key))) return [before, after];
  const [was, is] = [partsOf(before), partsOf(after)];
  const differing = touched.filter((tag) => !same(wordingOf(was[tag])?.value, wordingOf(is[tag])?.value));
  // Where only a check or a mark differs, all of them are shown.
  const shown = differing.length > 0 ? differing : touched;
  const pick = (text: Values): Values => Object.fromEntries(shown.map((tag) => [tag, text[tag] ?? null]));
  return [pick(was), pick(is)];
}
