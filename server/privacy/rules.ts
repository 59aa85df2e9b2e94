import { pivot } from '../../schema/noun.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { KEPT_OUTCOMES } from '../../schema/outcome.ts';
import { GAP_DAYS, IS_SELDOM, dayIsPast } from '../search/gaps.ts';
import { KINDS } from './kinds.ts';
import type { Rule } from './rule.ts';

/** What is kept beside that: of people who are named in entries, and what tells of nobody but grows with use. */
const BESIDE: readonly Rule[] = [
  {
    name: 'entries',
    tables: NOUNS.flatMap((noun) => [noun.table, ...Object.keys(noun.all).filter((field) => noun.all[field]?.kind === 'many').map((field) => pivot(noun, field))]),
    purpose: 'To tell who helps with what. Of people who work there: name, function and how to reach them, where the institution says so.',
    kept: [{ until: 'ENTRY' }],
    seenBy: ['EVERYBODY', 'VOLUNTEERS', 'KEEPERS'],
  },
  {
    name: 'checks',
    tables: ['check_mail', 'linked_page', 'link_use'],
    purpose: 'To ask institutions whether their entries are still right, and to find links that lead nowhere.',
    kept: [{ until: 'ENTRY' }, { until: 'NAMELESS' }],
    seenBy: ['KEEPERS', 'COORDINATORS', 'ADMINS'],
  },
  {
    name: 'gaps',
    tables: ['gap'],
    purpose: 'To see what help is missing: words that found nothing, counted by day and language. Nothing is known of who searched, and words that may tell of a person are not counted.',
    kept: [{ until: 'SELDOM', count: GAP_DAYS.seldom }, { until: 'ELSE', count: GAP_DAYS.all }],
    seenBy: ['COORDINATORS', 'ADMINS'],
    forgotten: [
      { table: 'gap', column: 'day', days: GAP_DAYS.all, old: dayIsPast(GAP_DAYS.all) },
      { table: 'gap', column: 'day', days: GAP_DAYS.seldom, old: dayIsPast(GAP_DAYS.seldom), only: IS_SELDOM },
    ],
  },
  {
    name: 'outcomes',
    tables: ['outcome'],
    purpose: 'To see whom people could be sent to and where help is missing. Nothing is known of who told it or of whom it tells, and no words of one\'s own can be written.',
    kept: [{ until: 'DAYS', count: KEPT_OUTCOMES.days }],
    seenBy: ['COORDINATORS'],
    forgotten: [{ table: 'outcome', column: 'day', days: KEPT_OUTCOMES.days, old: dayIsPast(KEPT_OUTCOMES.days) }],
  },
  {
    // In memory: see server/reporting/senders.ts.
    name: 'senders',
    tables: [],
    purpose: 'To stop floods of reports, sign-ins and searches: a hash of the network address, with a key that is thrown away each hour.',
    kept: [{ until: 'HOUR' }],
    seenBy: ['NOBODY'],
  },
  {
    name: 'copies',
    tables: ['outbox', 'search_text', 'learned', 'former_slug', 'mikro_orm_migrations'],
    purpose: 'To find entries quickly and at former addresses. Nothing is in it that is not in the entries.',
    kept: [{ until: 'ENTRY' }],
    seenBy: ['OPERATOR'],
  },
];

/**
 * Everything that this software keeps about people, and everything that grows with use: the one executable truth from which the record of processing,
 * what somebody downloads, and what is forgotten are made. A test finds tables that are in no rule. The account, which is erased last, is told first.
 */
export const RULES: readonly Rule[] = [...KINDS.slice(-1), ...KINDS.slice(0, -1), ...BESIDE];
