import { isWord, word } from './words.ts';

const named = (key: string, otherwise: string): string => (isWord(key) ? word(key) : otherwise);

/** What a field is called; its own name where it has no word. */
export const fieldName = (field: string): string => named(`field.${field}`, field);

/** What a text within an entry is called, such as "hours.exceptions.0.reason": by its fields, counting from 1. */
export const textName = (path: string): string => path.replaceAll(/\.(\d+)/g, (_, place: string) => ` ${String(Number(place) + 1)}`).split('.').map((part) => {
  const [field = '', place] = part.split(' ');
  return place === undefined ? fieldName(field) : `${fieldName(field)} ${place}`;
}).join(' · ');

/** What a kind of entry is called. */
export const nounName = (noun: string): string => named(`noun.${noun}`, noun);

/** What a role means. */
export const roleName = (role: string): string => named(`role.${role}`, role);

/** By which way a change came. */
export const originName = (origin: string): string => named(`history.origin.${origin}`, origin);

/** In which state an entry is. */
export const stateName = (state: string): string => named(`entries.state.${state}`, state);

/** The title of an entry, or its kind where it has none. */
export const titleOr = (title: string | null | undefined, noun: string): string => (title ? title : `${nounName(noun)} (${word('entries.unnamed')})`);
