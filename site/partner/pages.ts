import { hasPage, pathOf } from '../paths.ts';
import { pageLanguage } from './words.ts';

/** The public page of an entry, where entries of its kind have one. */
export const publicPage = (noun: string, slug: string | null): string | undefined => (slug !== null && hasPage(noun) ? pathOf(pageLanguage, noun, slug) : undefined);
