import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Row } from '../../schema/noun.ts';
import type { Described } from './describe.ts';

/** What a list shows of an entry beside title and summary, as far as it hangs on other entries and on no language. */
export interface Card {
  /** The name of who offers or organises it, or wrote it. */
  readonly by: string | null;
  readonly phone: Phone | null;
  /** Who may see it, its parents counted in. */
  readonly visibility: 'PUBLIC' | 'VOLUNTEER' | 'STAFF';
}

export interface Phone {
  /** What to dial: E.164, with ";ext=" and an extension where there is one (RFC 3966). */
  readonly number: string;
  /** As people in Germany write it. */
  readonly shown: string;
}

interface Channel {
  readonly kind: string;
  readonly value: string;
  readonly extension?: string | null;
}

/** Ways to channels of the entry itself and of what it shows, the nearest first. */
const CHANNELS = ['offerings', 'contacts'];
const CALLED = ['PHONE', 'MOBILE'];

const VISIBILITIES = ['PUBLIC', 'VOLUNTEER', 'STAFF'] as const;

/** Takes the card out of an entry as an audience sees it. */
export function cardOf({ row, shown }: Described): Card {
  const [by] = ['actor', 'organiser', 'author'].flatMap((way) => shown[way] ?? []);
  const channels = [row, ...CHANNELS.flatMap((way) => shown[way] ?? [])].flatMap(channelsOf);
  const [phone] = CALLED.flatMap((kind) => channels.filter((channel) => channel.kind === kind));
  return { by: typeof by?.['name'] === 'string' ? by['name'] : null, phone: phone === undefined ? null : written(phone), visibility: VISIBILITIES[row.reach] ?? 'STAFF' };
}

function channelsOf(row: Row): readonly Channel[] {
  return Array.isArray(row['channels']) ? (row['channels'] as Channel[]) : [];
}

function written({ value, extension }: Channel): Phone {
  const number = parsePhoneNumberFromString(value);
  const shown = number === undefined ? value : number.countryCallingCode === '49' ? number.formatNational() : number.formatInternational();
  return { number: extension == null || extension === '' ? value : `${value};ext=${extension}`, shown };
}
