import type { Settings } from 'meilisearch';
import { ORIGINAL, locale } from '../../schema/language.ts';
import { DOCUMENT_VERSION, SEARCHED } from './document.ts';
import { FACET_FIELDS } from './question.ts';

/** Hits that can be paged through; Meilisearch sorts no more than these. */
export const REACHABLE = 1000;

/** Languages as Meilisearch knows them (ISO 639-3). One it has no code for is told apart by its script. */
const LOCALES: Readonly<Record<string, string>> = { de: 'deu', en: 'eng', fr: 'fra', ar: 'ara', fa: 'pes', uk: 'ukr', ru: 'rus', tr: 'tur', pl: 'pol', ro: 'ron', es: 'spa', it: 'ita', vi: 'vie', bg: 'bul' };

/**
 * The locales by which a language's index cuts words: its own, and German beside it where the script tells the two apart,
 * since the original stands in wherever a translation is missing. Within one script short words would be taken for German
 * and cut into pieces ("de·bt").
 */
function localesOf(language: string): string[] {
  const isLatin = new Intl.Locale(locale(language)).maximize().script === 'Latn';
  return (isLatin ? [locale(language)] : [locale(language), ORIGINAL]).flatMap((tag) => LOCALES[tag] ?? []);
}

/** What Meilisearch cuts off as a word of its own and every text has: the Arabic article. */
const STOP_WORDS: Readonly<Record<string, string[]>> = { ar: ['ال'] };

/** How the index of one language is kept. @see https://www.meilisearch.com/docs/reference/api/settings */
export function settingsOf(language: string): Settings {
  return {
    searchableAttributes: [...SEARCHED],
    // An attribute that no document has tells by which version of the program the documents were made.
    displayedAttributes: ['id', 'noun', 'slug', 'title', 'summary', 'language', `made-by-version-${String(DOCUMENT_VERSION)}`],
    filterableAttributes: [...FACET_FIELDS, 'ended', 'due'],
    sortableAttributes: ['changedAt', 'checkedAt'],
    // The text decides; of equals, what goes on stands before what is over, and what was checked lately before what was not.
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'ended:asc', 'checkedAt:desc'],
    localizedAttributes: [{ attributePatterns: ['*'], locales: localesOf(language) }],
    stopWords: STOP_WORDS[language] ?? [],
    faceting: { maxValuesPerFacet: 300, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: REACHABLE },
    // Distances between words are told by attribute only, which nearly doubles indexing and loses little in texts this short.
    proximityPrecision: 'byAttribute',
    facetSearch: false,
  };
}

/** Whether an index is kept as these settings say; what they leave out may be anything. */
export function areKept(wanted: Settings, found: Settings): boolean {
  return Object.entries(wanted).every(([name, value]) => same(value, found[name as keyof Settings], ORDERED.has(name)));
}

const ORDERED = new Set(['searchableAttributes', 'rankingRules']);

function same(wanted: unknown, found: unknown, ordered: boolean): boolean {
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || found.length !== wanted.length) return false;
    const [one, other] = [wanted, found].map((list: unknown[]) => list.map((item) => JSON.stringify(item)));
    return ordered ? String(one) === String(other) : String(one?.sort()) === String(other?.sort());
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return typeof found === 'object' && found !== null && Object.entries(wanted).every(([name, value]) => same(value, (found as Record<string, unknown>)[name], ordered));
  }
  return wanted === found;
}
