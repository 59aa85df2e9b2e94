import { useAsked } from '../asked.tsx';
import { isNothing } from '../editor/json.ts';
import { hoursSentence } from '../editor/hours-sentence.ts';
import { readPhone } from '../editor/phone.ts';
import type { Channel, ContactNode } from '../refer.ts';
import { isWord, language, languageName, listOf, word } from '../words.ts';
import { Restricted } from './ReferralCard.tsx';

interface Props {
  contact: ContactNode;
  /** Whether it is named; the view of a contact names it already. */
  heads: boolean;
}

/** Somebody one can turn to, with every way that the viewer may see. */
export function ReferContact({ contact: { id, name, role, department, channels, languages, hours, about, visibility }, heads }: Props) {
  const called = name ?? role?.value ?? department ?? '';
  const further = [...(name !== null && role ? [role.value] : []), ...(department !== null && department !== called ? [department] : [])];
  return (
    <li class="card">
      {heads && <h3 class="card-title" dir="auto"><a href={`#/refer/contact/${id}`}>{called}</a></h3>}
      {heads && <Restricted visibility={visibility} />}
      {further.length > 0 && <p class="aside" dir="auto">{further.join(', ')}</p>}
      <Ways channels={channels} />
      {languages.length > 0 && <p class="aside">{word('referral.speaks', { languages: listOf(languages.map(languageName)) })}</p>}
      {!isNothing(hours) && <p>{hoursSentence(hours, word, language)}</p>}
      {about && <p dir="auto">{about.value}</p>}
    </li>
  );
}

function kindName(kind: string): string {
  const key: string = `channel.${kind}`;
  return isWord(key) ? word(key) : kind;
}

const CALLED = new Set(['PHONE', 'MOBILE', 'TEXTPHONE']);

/** Ways to reach somebody; those that not everybody may know say so. */
export function Ways({ channels }: { channels: readonly Channel[] }) {
  return (
    <ul class="plain ways-to">
      {channels.map((channel, index) => (
        <li key={index}>
          <span class="aside">{channel.label?.value ?? kindName(channel.kind)}</span>{' '}
          <Way channel={channel} />
          <Restricted visibility={channel.visibility} />
        </li>
      ))}
    </ul>
  );
}

function Way({ channel: { kind, value, extension } }: { channel: Channel }) {
  const number = value.startsWith('+');
  const asked = useAsked(async () => (number ? (await readPhone(value))?.shown : undefined), [value]);
  const written = asked.data ?? value;
  const shown = extension === null || extension === '' ? written : `${written} ${word('refer.extension', { extension })}`;
  if (CALLED.has(kind)) return <a class="call small" href={`tel:${value}${extension ? `;ext=${extension}` : ''}`}><bdi dir="ltr">{shown}</bdi></a>;
  if (kind === 'SMS') return <a class="contact-way" href={`sms:${value}`}><bdi dir="ltr">{shown}</bdi></a>;
  if (kind === 'EMAIL') return <a class="contact-way" href={`mailto:${value}`}><bdi>{value}</bdi></a>;
  if (kind === 'WEB') return <a class="contact-way" href={value} rel="noopener noreferrer"><bdi>{value}</bdi></a>;
  return <bdi dir="ltr">{shown}</bdi>;
}
