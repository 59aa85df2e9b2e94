import type { WordKey } from '../words.ts';
import { liveWordsFor } from '../live/handed.ts';
import { folders, type NounWithPage } from '../paths.ts';
import { filterNames, weekdays } from './state.ts';
import { whyParts, type SearchWords } from './words.ts';

/** The part of a reader that says words. */
interface Speaker {
  word: (key: WordKey, fillings?: Record<string, string>) => string;
  forms: (key: WordKey) => Record<string, string>;
}

const modes = ['IN_PERSON', 'PHONE', 'ONLINE', 'VISIT', 'ACCOMPANIMENT'] as const;
const accesses = ['WALK_IN', 'APPOINTMENT', 'REFERRAL'] as const;
const audiences = ['NEWCOMERS', 'VOLUNTEERS', 'PROFESSIONALS'] as const;

/** The words of a reader that the search page hands to its script. */
export function wordsFor({ word, forms }: Speaker): SearchWords {
  const nouns = Object.keys(folders) as NounWithPage[];
  const named = (keys: WordKey[]): Record<string, string> => Object.fromEntries(keys.map((key) => [key, word(key)] as const));
  return {
    nouns: Object.fromEntries(nouns.map((noun) => [noun, word(`noun.${noun}`)])),
    facets: Object.fromEntries(filterNames.map((name) => [name, word(`facet.${name}`)])),
    values: named([
      ...nouns.map((noun) => `noun.${noun}` as const),
      ...modes.map((mode) => `mode.${mode}` as const),
      ...accesses.map((access) => `access.${access}` as const),
      ...audiences.map((audience) => `audience.${audience}` as const),
      'free.true', 'stepFree.true', 'keptCurrent.true', 'orInterpreter.true', 'open.now',
      ...weekdays.map((day) => `open.${day}` as const),
    ]),
    why: Object.fromEntries(whyParts.map((part) => [part, word(`why.${part}`)])),
    whyHeading: word('search.why'),
    results: forms('search.results'),
    none: word('search.none'),
    noneHint: word('search.none.hint'),
    searching: word('search.searching'),
    failed: word('search.failed'),
    remove: word('search.remove', { filter: '{filter}' }),
    removeAll: word('search.removeAll'),
    moreValues: word('search.moreValues'),
    foreign: word('search.foreign'),
    across: word('search.across'),
    others: word('search.others'),
    through: word('search.through', { word: '{word}' }),
    around: word('near.around', { place: '{place}', distance: '{distance}' }),
    hours: word('hours.range', { from: '{from}', to: '{to}' }),
    ignored: word('search.ignored'),
    limited: word('search.limited'),
    away: word('search.away'),
    badPlace: word('near.unknown'),
    badTime: word('open.bad'),
    told: word('search.tell.thanks'),
    notTold: word('search.tell.failed'),
    smallWords: word('search.smallWords'),
    speaks: word('fact.speaks', { languages: '{languages}' }),
    checked: word('entry.checked', { date: '{date}' }),
    live: liveWordsFor({ word }),
  };
}
