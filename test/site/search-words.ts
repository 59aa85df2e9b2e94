import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsFor } from '../../site/search/handed.ts';
import type { SearchWords } from '../../site/search/words.ts';

/** The words that the search page of a language hands to its script. */
export function searchWords(language: string): SearchWords {
  const file = JSON.parse(readFileSync(join(import.meta.dirname, `../../site/words/${language}.json`), 'utf8')) as Record<string, string | Record<string, string>>;
  const fill = (form: string, fillings: Record<string, string | number> = {}) => form.replace(/\{(\w+)\}/g, (_, name: string) => String(fillings[name]));
  return wordsFor({
    word: (key, fillings) => fill(file[key] as string, fillings),
    forms: (key) => file[key] as Record<string, string>,
  });
}
