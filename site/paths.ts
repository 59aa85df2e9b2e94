import type { Noun } from './directory/shapes.ts';

/** Nouns that have pages of their own, and the folder of their pages. */
export const folders = {
  term: 'topics',
  network: 'networks',
  actor: 'actors',
  place: 'places',
  service: 'services',
  contact: 'contacts',
  article: 'articles',
  event: 'events',
  qualification: 'qualifications',
} as const satisfies Partial<Record<Noun, string>>;

export type NounWithPage = keyof typeof folders;

/** Whether entries of a noun have pages of their own. */
export function hasPage(noun: string): noun is NounWithPage {
  return Object.hasOwn(folders, noun);
}

/** Path of the page of one entry in one language. */
export function pathOf(language: string, noun: NounWithPage, slug: string): string {
  return `/${language}/${folders[noun]}/${slug}/`;
}
