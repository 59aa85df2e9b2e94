import { defineEntity, p } from '@mikro-orm/postgresql';
import { Account } from './account.ts';

/** Weekdays by their letters of RFC 5545, and parts of a day: when somebody has time. */
export const TIMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].flatMap((day) => ['MORNING', 'AFTERNOON', 'EVENING'].map((part) => `${day}_${part}`));

/** What somebody agrees to, each by itself and none of it from the beginning. */
export const PURPOSES = ['PROFILE', 'ACCOMPANIMENT', 'NEWS'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a volunteer says of themselves; there is no history of it. Shown to the coordinators of their networks as long as they agree. */
export const VolunteerProfile = defineEntity({
  name: 'VolunteerProfile',
  tableName: 'volunteer_profile',
  properties: {
    account: p.manyToOne(Account).mapToPk().primary().fieldName('account').deleteRule('cascade').updateRule('no action').index(false),
    /** BCP 47. */
    languages: p.array().default([]),
    /** Ids of terms of the vocabulary TOPIC. */
    helps: p.array().default([]),
    /** Names of municipalities. */
    area: p.array().default([]),
    times: p.array().default([]),
    /** `{ qualification, until }`: the id of what is held, and the last day, where there is one. */
    qualifications: p.json().defaultRaw(`'[]'`),
    /** E.164. */
    phone: p.string().length(20).nullable(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});

/** That somebody agreed to something, to which wording of it, and until when. */
export const Consent = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    id: p.uuid().primary(),
    account: p.manyToOne(Account).mapToPk().fieldName('account').deleteRule('cascade').updateRule('no action').index(false),
    purpose: p.text(),
    /** Version of the wording, and the language in which it was read. */
    wording: p.string().length(20),
    language: p.string().length(20),
    givenAt: p.datetime().defaultRaw('now()'),
    withdrawnAt: p.datetime().nullable(),
  },
  checks: [{ name: 'consent_purpose_check', expression: `purpose in (${PURPOSES.map((purpose) => `'${purpose}'`).join(', ')})` }],
  indexes: [{ name: 'consent_given_unique', expression: 'create unique index "consent_given_unique" on "consent" ("account", "purpose") where "withdrawn_at" is null' }],
});
