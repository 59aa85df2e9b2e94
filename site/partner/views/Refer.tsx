import type { ComponentChildren } from 'preact';
import { Answered, useAsked } from '../asked.tsx';
import { choiceLabel } from '../editor/labels.ts';
import { isNothing, type Json } from '../editor/json.ts';
import { hoursSentence } from '../editor/hours-sentence.ts';
import { Heading } from '../Heading.tsx';
import { publicPage } from '../pages.ts';
import { loadReferred, type PlaceNode, type Referred } from '../refer.ts';
import { dayOf, language, languageName, listOf, word } from '../words.ts';
import { AddToList } from './AddToList.tsx';
import { AfterReferral } from './AfterReferral.tsx';
import { HandoutChoice } from './HandoutChoice.tsx';
import { ReferContact, Ways } from './ReferContact.tsx';
import { Restricted } from './ReferralCard.tsx';
import { WarmReferral } from './WarmReferral.tsx';

/** Everything that helps to send somebody to an entry. */
export function Refer({ noun, id }: { noun: string; id: string }) {
  const asked = useAsked(() => loadReferred(noun, id), [noun, id]);
  return (
    <Answered asked={asked}>
      {(referred) => (referred === null ? <><Heading text={word('state.missing')} /><p>{word('error.NOT_FOUND')}</p><p><a href="#/referral">{word('nav.referral')}</a></p></> : <Whole referred={referred} />)}
    </Answered>
  );
}

function Whole({ referred }: { referred: Referred }) {
  const { entry, summary, alert, actor, contacts, offerings, services, email, website, checkedAt } = referred;
  const page = entry.visibility === 'PUBLIC' ? publicPage(entry.noun, entry.slug) : undefined;
  const mail = contacts.flatMap(({ channels }) => channels).find(({ kind }) => kind === 'EMAIL')?.value ?? email ?? undefined;
  return (
    <>
      <Heading text={entry.title} />
      <Restricted visibility={entry.visibility} />
      {alert !== null && <p class="notice alert">{alert}</p>}
      {summary !== null && <p class="lead" dir="auto">{summary}</p>}
      {actor && <p><a href={`#/refer/actor/${actor.id}`}>{actor.name}</a></p>}
      <p class="aside">{checkedAt === null ? word('referral.unchecked') : word('referral.checked', { date: dayOf(checkedAt) })}</p>
      <p class="acts">
        <AddToList entry={entry} />
        {page !== undefined && <a class="action" href={page}>{word('refer.page')}</a>}
      </p>
      {(contacts.length > 0 || offerings.some(({ channels }) => channels.length > 0) || email !== null || website !== null) && (
        <Section id="contacts" heading={word('refer.contacts')}>
          <ul class="cards">{contacts.map((contact) => <ReferContact key={contact.id} contact={contact} heads={contact.id !== entry.id} />)}</ul>
          {offerings.filter(({ channels }) => channels.length > 0).map(({ id, place, channels }) => <div key={id}><h3>{place.name}</h3><Ways channels={channels} /></div>)}
          {email !== null && <p><a class="contact-way" href={`mailto:${email}`}><bdi>{email}</bdi></a></p>}
          {website !== null && <p><a class="contact-way" href={website} rel="noopener noreferrer"><bdi>{website}</bdi></a></p>}
        </Section>
      )}
      <Where referred={referred} />
      <Facts referred={referred} />
      {services.length > 0 && <Section id="services" heading={word('refer.services')}><ul>{services.map(({ id, title }) => <li key={id}><a href={`#/refer/service/${id}`} dir="auto">{title.value}</a></li>)}</ul></Section>}
      <Section id="handout" heading={word('refer.handout')}><HandoutChoice entries={[entry]} /></Section>
      <Section id="warm" heading={word('refer.warm')}>
        <p>{word('refer.warm.text')}</p>
        <WarmReferral title={entry.noun === 'service' ? referred.germanTitle : undefined} topics={referred.topics} mail={mail} />
      </Section>
      <AfterReferral noun={entry.noun} id={entry.id} title={entry.title} />
    </>
  );
}

function Section({ id, heading, children }: { id: string; heading: string; children: ComponentChildren }) {
  return <section aria-labelledby={`refer-${id}`}><h2 id={`refer-${id}`}>{heading}</h2>{children}</section>;
}

/** Where it is and when one can come, at each of its places. */
function Where({ referred: { offerings, places, hours } }: { referred: Referred }) {
  const there: { place: PlaceNode; hours: Json }[] = [...offerings.map((each) => ({ place: each.place, hours: isNothing(each.hours) ? (isNothing(hours) ? each.place.hours : hours) : each.hours })), ...places.map((place) => ({ place, hours: place.hours }))];
  const says = !isNothing(hours) && !offerings.some((each) => isNothing(each.hours));
  if (there.length === 0 && !says) return null;
  return (
    <Section id="where" heading={word('refer.where')}>
      {says && <p>{hoursSentence(hours, word, language)}</p>}
      <ul class="plain">
        {there.map(({ place, hours: times }) => (
          <li key={place.id}>
            <p><strong dir="auto">{place.name}</strong>{place.address && <><br /><bdi>{[place.address.street, [place.address.postalCode, place.address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}</bdi></>}</p>
            {!isNothing(times) && <p>{hoursSentence(times, word, language)}</p>}
            {place.directions && <p dir="auto">{place.directions.value}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Facts({ referred: { languages, interpreters, access, capacity, waitTime, bring, steps, eligibility, ages, cost, free } }: { referred: Referred }) {
  const age = ages === null || (ages.minAge === null && ages.maxAge === null) ? null : word('refer.ages', { from: ages.minAge ?? 0, to: ages.maxAge ?? '…' });
  const facts: readonly (readonly [string, string | null])[] = [
    [word('field.languages'), languages.length === 0 ? null : listOf(languages.map(languageName))],
    [word('field.interpreters'), interpreters === null ? null : word(interpreters ? 'edit.yes' : 'edit.no')],
    [word('field.access'), access.length === 0 ? null : listOf(access.map((each) => choiceLabel('access', each)))],
    [word('field.capacity'), capacity === null ? waitTime : [choiceLabel('capacity', capacity), waitTime].filter(Boolean).join('. ')],
    [word('field.bring'), bring],
    [word('field.steps'), steps],
    [word('field.eligibility'), [age, eligibility].filter(Boolean).join('. ')],
    [word('field.free'), cost ?? (free === null ? null : word(free ? 'edit.yes' : 'edit.no'))],
  ];
  const told = facts.filter(([, value]) => value !== null && value !== '');
  if (told.length === 0) return null;
  return <Section id="facts" heading={word('refer.facts')}><dl class="pairs">{told.map(([name, value]) => <div key={name}><dt>{name}</dt><dd class="lines-kept" dir="auto">{value}</dd></div>)}</dl></Section>;
}
