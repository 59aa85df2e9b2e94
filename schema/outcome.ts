import { defineEntity, p } from '@mikro-orm/postgresql';

/** What can come of a referral. */
export const OUTCOME_KINDS = ['REACHED', 'WAITING', 'NOT_REACHED', 'REFUSED'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** For how many weeks somebody has to wait; the last two are long. */
export const WAITS = ['ONE', 'TWO_TO_FOUR', 'FIVE_TO_TWELVE', 'MORE'] as const;
export type Wait = (typeof WAITS)[number];
export const LONG_WAITS = ['FIVE_TO_TWELVE', 'MORE'] as const satisfies readonly Wait[];

/** Why somebody was refused. A list and no words of one's own: what nobody can type tells of no person. */
export const REFUSALS = ['FULL', 'AREA', 'RESIDENCE_STATUS', 'LANGUAGE', 'AGE', 'COST', 'OTHER'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** How long outcomes are kept. */
export const KEPT_OUTCOMES = { days: 730 } as const;

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** What came of a referral to an entry: nothing of who told it, nor when on that day, nor for whom it was. */
export const OutcomeRow = defineEntity({
  name: 'Outcome',
  tableName: 'outcome',
  properties: {
    id: p.uuid().primary(),
    noun: p.text(),
    entry: p.uuid(),
    kind: p.text(),
    weeks: p.text().nullable(),
    reason: p.text().nullable(),
    /** What the person speaks, a language alone (BCP 47). */
    language: p.string().length(20).nullable(),
    /** Where the person lives: a name from the areas of the networks. */
    municipality: p.text().nullable(),
    /** In Europe/Berlin. */
    day: p.date().index(),
  },
  indexes: [{ properties: ['noun', 'entry', 'day'] }],
  checks: [
    { name: 'outcome_kind_check', expression: `kind in (${listed(OUTCOME_KINDS)})` },
    { name: 'outcome_weeks_check', expression: `case when kind = 'WAITING' then weeks in (${listed(WAITS)}) and weeks is not null else weeks is null end` },
    { name: 'outcome_reason_check', expression: `case when kind = 'REFUSED' then reason in (${listed(REFUSALS)}) and reason is not null else reason is null end` },
  ],
});
