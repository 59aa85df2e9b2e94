import { defineEntity, p } from '@mikro-orm/postgresql';
import { Account } from './account.ts';

/** How somebody stands who registered: the link of their mail is not confirmed yet, they have a place, or wait for one. Whoever takes it back stands nowhere. */
export const REGISTRATION_STATES = ['ASKED', 'TAKES_PART', 'WAITS'] as const;
export type RegistrationState = (typeof REGISTRATION_STATES)[number];

const listed = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/**
 * That somebody takes part in one occasion of an event. Name and address are taken out some days after it (server/registering/keeping.ts);
 * what is left says that an account was there, which qualifications need, or counts.
 */
export const RegistrationRow = defineEntity({
  name: 'Registration',
  tableName: 'registration',
  properties: {
    id: p.uuid().primary(),
    event: p.uuid(),
    /** Its start in Europe/Berlin, "2026-12-01T17:00". */
    occasion: p.string().length(16),
    account: p.manyToOne(Account).mapToPk().nullable().fieldName('account').deleteRule('set null').updateRule('no action').index('registration_account_index'),
    mail: p.string().length(254).nullable(),
    name: p.string().length(100).nullable(),
    /** BCP 47: of their mails. */
    language: p.string().length(20),
    state: p.text(),
    /** Null: nobody has noted it. */
    attended: p.boolean().nullable(),
    madeAt: p.datetime().defaultRaw('now()'),
    /** Hash of the link of their last mail. */
    secret: p.blob().nullable().unique('registration_secret_unique'),
  },
  uniques: [{ name: 'registration_mail_unique', properties: ['event', 'occasion', 'mail'] }],
  checks: [{ name: 'registration_state_check', expression: `state in (${listed(REGISTRATION_STATES)})` }],
});

/** A training that counted for a qualification. */
export interface CountedTraining {
  /** Id. */
  readonly event: string;
  /** As it was called then, in German or else in the language that it has. */
  readonly title: string;
  /** "2026-12-01". */
  readonly on: string;
}

/** That somebody reached a qualification: as it was on that day, whatever becomes of the entry. */
export const HeldQualification = defineEntity({
  name: 'HeldQualification',
  tableName: 'held_qualification',
  properties: {
    id: p.uuid().primary(),
    account: p.manyToOne(Account).mapToPk().fieldName('account').deleteRule('cascade').updateRule('no action').index(false),
    qualification: p.uuid(),
    title: p.text(),
    /** Names of those who certify. */
    certifiers: p.array(),
    trainings: p.json<readonly CountedTraining[]>(),
    reachedOn: p.date(),
    /** The last day; null: without end. */
    until: p.date().nullable(),
  },
  uniques: [{ name: 'held_qualification_unique', properties: ['account', 'qualification', 'reachedOn'] }],
});

/** The secret address of a calendar that holds what its owner may see. */
export const CalendarLink = defineEntity({
  name: 'CalendarLink',
  tableName: 'calendar_link',
  properties: {
    account: p.manyToOne(Account).mapToPk().primary().fieldName('account').deleteRule('cascade').updateRule('no action').index(false),
    secret: p.blob().unique('calendar_link_secret_unique'),
    madeAt: p.datetime().defaultRaw('now()'),
  },
});
