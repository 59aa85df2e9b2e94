import { tellStanding } from '../live/sentence.ts';
import { numberOf } from '../live/holidays.ts';
import { APPOINTMENT, PHONE, WALK_IN, type Moment, type Way, inBerlin } from '../live/timetable.ts';
import type { Hit, Opening } from './ask.ts';
import { make } from './dom.ts';
import { type SearchWords, fill, languageName, shortDate } from './words.ts';

/** More names than these make a line that nobody reads. */
const MOST = 3;
const MOST_LANGUAGES = 6;

const WAYS: Record<NonNullable<Opening['way']>, Way> = { WALK_IN, PHONE, APPOINTMENT };

/**
 * What a card tells of a hit beside title and summary: who and where, whether it is open, which languages are spoken, whom to call, when it was checked.
 * Hits that the site itself found know none of it.
 */
export function hitFacts(hit: Hit, language: string, words: SearchWords): HTMLElement[] {
  const { by, municipalities = [], spokenLanguages = [], phone, checkedAt, opening } = hit;
  const whoAndWhere = [...(by ? [by] : []), ...(municipalities.length > MOST ? [] : municipalities)];
  const rows: HTMLElement[] = [];
  // Names of people, offices and towns stay as they are written in German.
  if (whoAndWhere.length > 0) rows.push(make('p', { class: 'aside' }, make('bdi', { lang: 'de' }, whoAndWhere.join(' · '))));
  if (opening) rows.push(state(opening, language, words));
  if (spokenLanguages.length > 0) rows.push(make('p', { class: 'aside' }, fill(words.speaks, { languages: languagesIn(spokenLanguages, language) })));
  if (checkedAt) rows.push(make('p', { class: 'aside' }, fill(words.checked, { date: shortDate(language, checkedAt) })));
  if (phone) rows.push(callButton(phone));
  return rows;
}

function state({ way, until, next, nextWay, byAppointment }: Opening, language: string, words: SearchWords): HTMLElement {
  const standing = {
    way: way === null ? undefined : WAYS[way],
    until: until === null ? undefined : momentOf(until),
    next: next === null || nextWay === null ? undefined : { ...momentOf(next), way: WAYS[nextWay] },
    asked: byAppointment,
  };
  const told = tellStanding(standing, inBerlin(new Date()), words.live, language);
  return make('p', { class: 'state', 'data-state': told.state }, make('span', {}, make('strong', {}, told.word), told.change && ` · ${told.change}`));
}

function momentOf(written: string): Moment {
  const [date = '', clock = ''] = written.split('T');
  const [hours, minutes] = clock.split(':').map(Number);
  return { day: numberOf(date), minute: (hours ?? 0) * 60 + (minutes ?? 0) };
}

/** The reader's own language first: that one decides. */
function languagesIn(tags: string[], language: string): string {
  const own = language.split('-')[0] ?? language;
  const sorted = [...tags].sort((one, other) => Number(other === own) - Number(one === own));
  const names = sorted.slice(0, MOST_LANGUAGES).map((tag) => languageName(language, tag));
  return new Intl.ListFormat(language, { type: 'unit' }).format(sorted.length > MOST_LANGUAGES ? [...names, '…'] : names);
}

/** The button as the page holds it ready, icon and all. */
function callButton({ number, shown }: NonNullable<Hit['phone']>): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>('#call');
  const button = template?.content.firstElementChild?.cloneNode(true);
  const link = button instanceof HTMLAnchorElement ? button : make('a', { class: 'call small' });
  link.href = `tel:${number}`;
  link.append(make('bdi', { dir: 'ltr' }, shown));
  return link;
}
