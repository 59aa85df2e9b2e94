/** Words that the search page hands to its script, already in the reader's language. */
export interface SearchWords {
  nouns: Record<string, string>;
  facets: Record<string, string>;
  /** Number of results by plural category, with `{count}`. */
  results: Record<string, string>;
  none: string;
  noneHint: string;
  searching: string;
  failed: string;
  remove: string;
  moreValues: string;
  foreign: string;
}

/** The number of results as a sentence. */
export function countSentence(words: SearchWords, language: string, count: number): string {
  const category = new Intl.PluralRules(language).select(count);
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`).format(count);
  return (words.results[category] ?? words.results.other ?? '{count}').replace('{count}', number);
}
