import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { ORIGINAL, locale } from '../../schema/language.ts';
import { DOCUMENT_VERSION, SEARCHED } from './document.ts';
import { FACET_FIELDS } from './question.ts';
import { RECIPES } from './recipe.ts';
import { stopWords } from './stop-words.ts';

/** Hits that can be paged through; Meilisearch sorts no more than these. */
export const REACHABLE = 1000;

/** What hits tell. */
export const SHOWN = ['id', 'noun', 'slug', 'title', 'summary', 'language'] as const;

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

/** How the index of one language is kept. @see https://www.meilisearch.com/docs/reference/api/settings */
export function settingsOf(language: string): Settings {
  const settings = choices(language);
  return { ...settings, displayedAttributes: [...SHOWN, fingerprint(settings)] };
}

function choices(language: string): Settings {
  return {
    searchableAttributes: [...SEARCHED],
    filterableAttributes: [...FACET_FIELDS, 'ended', 'due'],
    sortableAttributes: ['changedAt', 'checkedAt'],
    // The text decides; of equals, what goes on stands before what is over, and what was checked lately before what was not.
    rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'ended:asc', 'checkedAt:desc'],
    localizedAttributes: [{ attributePatterns: ['*'], locales: localesOf(language) }],
    stopWords: stopWords(language),
    faceting: { maxValuesPerFacet: 300, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: REACHABLE },
    // Distances between words are told by attribute only, which nearly doubles indexing and loses little in texts this short.
    proximityPrecision: 'byAttribute',
    facetSearch: false,
  };
}

/** Whether an index was made with these very settings, by these very recipes: their fingerprint is an attribute to display that no document has. */
export function isMadeSo(language: string, found: Settings): boolean {
  return found.displayedAttributes?.includes(fingerprint(choices(language))) === true;
}

function fingerprint(settings: Settings): string {
  return `made-by-${createHash('sha256').update(JSON.stringify([DOCUMENT_VERSION, RECIPES, settings])).digest('hex').slice(0, 16)}`;
}
