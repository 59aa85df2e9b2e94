import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { remembered } from './remembered.ts';
import type { Channel } from './directory/shapes.ts';

export interface ChannelLink {
  channel: Channel;
  /** Nothing for what cannot be tapped, such as a fax number. */
  href: string | undefined;
  shown: string;
  icon: 'phone' | 'message' | 'mail' | 'globe' | 'fax';
}

/** Channels as they are shown: those to call first, then to write, then the rest. */
export function channelLinks(channels: Channel[]): ChannelLink[] {
  const order: Channel['kind'][] = ['PHONE', 'MOBILE', 'SMS', 'TEXTPHONE', 'EMAIL', 'WEB', 'FAX'];
  return [...channels].sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)).map(linkOf);
}

function linkOf(channel: Channel): ChannelLink {
  switch (channel.kind) {
    case 'EMAIL':
      return { channel, href: `mailto:${channel.value}`, shown: channel.value, icon: 'mail' };
    case 'WEB':
      return { channel, href: channel.value, shown: shownUrl(channel.value), icon: 'globe' };
    case 'FAX':
      return { channel, href: undefined, shown: shownPhone(channel.value), icon: 'fax' };
    case 'SMS':
      return { channel, href: `sms:${channel.value}`, shown: shownPhone(channel.value), icon: 'message' };
    case 'PHONE':
    case 'MOBILE':
    case 'TEXTPHONE':
      return {
        channel,
        href: `tel:${channel.value}${channel.extension ? `;ext=${channel.extension}` : ''}`,
        shown: shownPhone(channel.value),
        icon: 'phone',
      };
  }
}

/** Channels that a thumb can call. */
export function phonesOf(channels: Channel[]): ChannelLink[] {
  return channelLinks(channels).filter((link) => link.icon === 'phone');
}

/** A number as people in Germany write it; numbers of other countries keep their prefix. */
export const shownPhone = remembered((e164: string): string => {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return number.countryCallingCode === '49' ? number.formatNational() : number.formatInternational();
});

/** A web address without what nobody reads aloud. */
export function shownUrl(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
