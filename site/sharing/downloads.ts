import type { IconName } from '../icons.ts';
import { pathOf } from '../paths.ts';
import type { Reader } from '../reader.ts';
import { shortPathOf } from './short.ts';
import type { NounAndEntry } from './sheet.ts';

/** A file of an entry to take along into another program. */
export interface Download {
  href: string;
  label: string;
  icon: IconName;
}

/** Path of the file that puts a contact into an address book; it holds all languages. */
export function vcardPathOf(contact: { id: string }): string {
  return `${shortPathOf(contact)}contact.vcf`;
}

/** Path of the file that puts an event into a calendar, in one language. */
export function calendarPathOf(event: { slug: string }, language: string): string {
  return `${pathOf(language, 'event', event.slug)}event.ics`;
}

/** The files that an entry can be taken along as. */
export function downloadsOf({ noun, entry }: NounAndEntry, reader: Reader): Download[] {
  if (noun === 'contact') return [{ href: vcardPathOf(entry), label: reader.word('share.contact'), icon: 'person' }];
  // Without a date there is nothing that a calendar could keep.
  if (noun === 'event' && entry.start) return [{ href: calendarPathOf(entry, reader.language), label: reader.word('share.calendar'), icon: 'calendar' }];
  return [];
}
