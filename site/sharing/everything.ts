import type { Directory } from '../directory/directory.ts';
import type { NounAndEntry } from './sheet.ts';

/** Every entry that has pages, with its noun, in a fixed order. */
export function everyPage(all: Directory): NounAndEntry[] {
  return [
    ...all.terms.all.filter((term) => term.vocabulary === 'TOPIC').map((entry) => ({ noun: 'term' as const, entry })),
    ...all.networks.all.map((entry) => ({ noun: 'network' as const, entry })),
    ...all.actors.all.map((entry) => ({ noun: 'actor' as const, entry })),
    ...all.places.all.map((entry) => ({ noun: 'place' as const, entry })),
    ...all.services.all.map((entry) => ({ noun: 'service' as const, entry })),
    ...all.contacts.all.map((entry) => ({ noun: 'contact' as const, entry })),
    ...all.articles.all.map((entry) => ({ noun: 'article' as const, entry })),
    ...all.events.all.map((entry) => ({ noun: 'event' as const, entry })),
    ...all.qualifications.all.map((entry) => ({ noun: 'qualification' as const, entry })),
  ];
}
