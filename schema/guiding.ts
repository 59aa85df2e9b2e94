import { defineEntity, p } from '@mikro-orm/postgresql';
import { Account } from './account.ts';

/** How far a request is. */
export const GUIDE_STATES = ['ASKED', 'ASSIGNED', 'DONE', 'COULD_NOT'] as const;
export type GuideState = (typeof GUIDE_STATES)[number];

/** When somebody wants to be accompanied: parts of a working day, or the weekend. */
export const GUIDE_TIMES = ['ANY', 'MORNING', 'AFTERNOON', 'EVENING', 'WEEKEND'] as const;
export type GuideTime = (typeof GUIDE_TIMES)[number];

/** Why it could not be. EXPIRED is set by the server alone, when nobody ended a request in time. */
export const GUIDE_REASONS = ['NOBODY_FREE', 'NOT_OUR_TASK', 'NOT_REACHED', 'NOT_NEEDED', 'EXPIRED'] as const;
export type GuideReason = (typeof GUIDE_REASONS)[number];

const among = (column: string, values: readonly string[]): string => `${column} in (${values.map((value) => `'${value}'`).join(', ')})`;

/**
 * That somebody asks to be accompanied, without an account. Whatever tells who it was is taken out some days after the end (server/guiding/keeping.ts);
 * what is left counts what was asked for.
 */
export const GuideRequest = defineEntity({
  name: 'GuideRequest',
  tableName: 'guide_request',
  properties: {
    id: p.uuid().primary(),
    /** Ids of the network that sees to it now, of the service on whose page it was asked, and of the topic with which help is wanted. */
    network: p.uuid().index('guide_request_network_index'),
    service: p.uuid().nullable(),
    help: p.uuid().nullable(),
    /** BCP 47: the language that whoever comes along should speak. */
    language: p.string().length(20),
    /** Name of a municipality of the network; null where it names none. */
    municipality: p.text().nullable(),
    time: p.text().nullable(),
    day: p.string().length(200).nullable(),
    note: p.string().length(300).nullable(),
    name: p.string().length(100).nullable(),
    /** E.164. */
    phone: p.string().length(20).nullable(),
    mail: p.string().length(254).nullable(),
    /** BCP 47 tag of a language of the directory, in which who asked is written and spoken to. */
    contactLanguage: p.string().length(20).nullable(),
    state: p.text(),
    reason: p.text().nullable(),
    /** The volunteer who comes along. */
    assigned: p.manyToOne(Account).mapToPk().nullable().fieldName('assigned').deleteRule('set null').updateRule('no action').index('guide_request_assigned_index'),
    askedAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
    /** Hash of the link of who asked. */
    secret: p.blob().nullable().unique('guide_request_secret_unique'),
  },
  checks: [
    { name: 'guide_request_state_check', expression: among('state', GUIDE_STATES) },
    { name: 'guide_request_reason_check', expression: among('reason', GUIDE_REASONS) },
    { name: 'guide_request_time_check', expression: among('"time"', GUIDE_TIMES) },
    { name: 'guide_request_ended_check', expression: `(state in ('DONE', 'COULD_NOT')) = (ended_at is not null)` },
  ],
});
