import { ask } from './ask.ts';
import { language } from './words.ts';

/** What somebody asks of the referral search; "" or false: does not matter. */
export interface Wanted {
  readonly q: string;
  /** Slug of the kind of help. */
  readonly topic: string;
  readonly municipality: string;
  /** Postal code or municipality; around it is searched. */
  readonly near: string;
  /** BCP 47. */
  readonly spokenLanguage: string;
  readonly capacity: string;
  readonly referral: boolean;
  /** Whether one can call or come today, from now on. */
  readonly today: boolean;
}

/** Nothing chosen. */
export const NOTHING_WANTED: Wanted = { q: '', topic: '', municipality: '', near: '', spokenLanguage: '', capacity: '', referral: false, today: false };

/** The view's address, whose last part says what is wanted. */
export function addressOf(wanted: Wanted): string {
  const said = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '' && value !== false).map(([name, value]) => [name, value === true ? '1' : String(value)]));
  return `#/referral${said.size === 0 ? '' : `/${encodeURIComponent(said.toString())}`}`;
}

/** What an address asks for. */
export function wantedIn(hash: string): Wanted {
  const given = new URLSearchParams(safely(/^#\/referral\/(.+)$/.exec(hash)?.[1] ?? ''));
  const text = (name: keyof Wanted): string => given.get(name) ?? '';
  return { q: text('q'), topic: text('topic'), municipality: text('municipality'), near: text('near'), spokenLanguage: text('spokenLanguage'), capacity: text('capacity'), referral: given.has('referral'), today: given.has('today') };
}

function safely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** How it stands with hours at this minute; times are of Germany. */
export interface Opening {
  readonly way: 'WALK_IN' | 'PHONE' | 'APPOINTMENT' | null;
  /** "2026-11-26T16:00". */
  readonly until: string | null;
  readonly next: string | null;
  readonly byAppointment: boolean;
}

export interface Hit {
  readonly noun: string;
  readonly id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly language: string;
  readonly by: string | null;
  readonly municipalities: readonly string[];
  readonly spokenLanguages: readonly string[];
  readonly phone: { readonly number: string; readonly shown: string } | null;
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
  readonly checkedAt: string | null;
  readonly opening: Opening | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** A filter that the words name. */
interface Offer {
  readonly field: string;
  readonly value: string;
  readonly label: string;
  readonly query: string;
}

export interface Found {
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: readonly { readonly field: string; readonly values: readonly Choice[] }[];
  readonly offers: readonly Offer[];
  readonly didYouMean: string | null;
}

/** Whom one can call or go to. */
const NOUNS = ['contact', 'service', 'actor'];

/** Hits shown at most; whoever has more says more. */
const MOST = 30;

const SEARCH = `query ($query: String, $language: LanguageTag!, $filter: SearchFilter, $first: Int) { search(query: $query, language: $language, filter: $filter, first: $first, restricted: true) {
  total didYouMean offers { field value label query } facets { field values { value label count } }
  hits { noun id title summary language by municipalities spokenLanguages phone { number shown } visibility checkedAt opening { way until next byAppointment } } } }`;

function filterOf({ topic, municipality, near, spokenLanguage, capacity, referral, today }: Wanted): Record<string, unknown> {
  return {
    noun: NOUNS,
    ...(topic !== '' && { topic: [topic] }),
    ...(municipality !== '' && { municipality: [municipality] }),
    ...(near !== '' && { near: { place: near } }),
    ...(spokenLanguage !== '' && { spokenLanguage: [spokenLanguage] }),
    ...(capacity !== '' && { capacity: [capacity] }),
    ...(referral && { access: ['REFERRAL'] }),
    ...(today && { open: restOfToday() }),
  };
}

/** From this minute to midnight, in Germany: who can be called or gone to without an appointment. */
function restOfToday(now = new Date()): Record<string, unknown> {
  const [date, from] = new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(now).split(' ');
  return { date, from, to: '24:00', withoutAppointment: true };
}

/** Searches what who has signed in may see, restricted entries too. @throws AskError */
export async function findReferral(wanted: Wanted): Promise<Found> {
  return (await ask<{ search: Found }>(SEARCH, { query: wanted.q, language, filter: filterOf(wanted), first: MOST })).search;
}

/** Fields that the words of a question can fill in. */
const OFFERED = ['topic', 'municipality', 'near', 'spokenLanguage'] as const;
const isOffered = (field: string): field is (typeof OFFERED)[number] => OFFERED.some((each) => each === field);

/** Those of the offers that this view can take. */
export const takeable = (offers: readonly Offer[]): Offer[] => offers.filter(({ field, value }) => isOffered(field) || (field === 'access' && value === 'REFERRAL'));

/** What is wanted once an offer is taken. */
export function taking(wanted: Wanted, { field, value, query }: Offer): Wanted {
  const q = query.replace(/\s*,(?:\s*,)*\s*/g, ', ').replace(/^[,\s]+|[,\s]+$/g, '');
  return isOffered(field) ? { ...wanted, q, [field]: value } : { ...wanted, q, referral: true };
}

/** Takes all that the words name, one after the other, since each changes what is left of them. @throws AskError */
export async function takingAll(wanted: Wanted): Promise<Wanted> {
  let now = wanted;
  for (let turn = 0; turn < OFFERED.length; turn += 1) {
    const { search } = await ask<{ search: Pick<Found, 'offers'> }>('query ($query: String, $language: LanguageTag!, $filter: SearchFilter) { search(query: $query, language: $language, filter: $filter, first: 1, restricted: true) { offers { field value label query } } }', { query: now.q, language, filter: filterOf(now) });
    const [offer] = takeable(search.offers).filter(({ field }) => !(isOffered(field) && now[field] !== ''));
    if (!offer) break;
    now = taking(now, offer);
  }
  return now;
}

/** What somebody who is typing may mean. */
export async function suggestReferral(typed: string): Promise<string[]> {
  if (typed.trim().length < 2) return [];
  const { suggest } = await ask<{ suggest: { label: string }[] }>('query ($query: String!, $language: LanguageTag!) { suggest(query: $query, language: $language, first: 8, restricted: true) { label } }', { query: typed, language });
  return [...new Set(suggest.map(({ label }) => label))];
}
