import { defineEntity, p } from '@mikro-orm/postgresql';

/** When an institution was last asked whether its entries are right, and whether it answered. */
export const CheckMail = defineEntity({
  name: 'CheckMail',
  tableName: 'check_mail',
  properties: {
    actor: p.uuid().primary(),
    at: p.datetime().defaultRaw('now()'),
    answeredAt: p.datetime().nullable(),
    /** How often it was asked without an answer. */
    times: p.smallint().default(1),
  },
});

/** A link in such a mail, which works once. */
export const Ticket = defineEntity({
  name: 'Ticket',
  tableName: 'ticket',
  properties: {
    token: p.blob().primary(),
    purpose: p.text(),
    actor: p.uuid(),
    mail: p.string().length(254),
    language: p.string().length(20),
    entries: p.json(),
    until: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
  checks: [{ name: 'ticket_purpose_check', expression: `purpose in ('confirm', 'edit')` }],
});

/** What came of calling an institution that does not answer mails. */
export const OUTCOMES = ['ALL_RIGHT', 'CHANGES', 'NOT_REACHED', 'WRONG_NUMBER', 'GONE'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A call to an institution: who made it, when, and what came of it. */
export const Call = defineEntity({
  name: 'Call',
  tableName: 'call',
  properties: {
    id: p.uuid().primary(),
    actor: p.uuid().index(),
    by: p.text(),
    at: p.datetime().defaultRaw('now()'),
    outcome: p.text(),
    /** When it is its turn again, if something is due then. */
    nextTry: p.datetime(),
  },
  checks: [{ name: 'call_outcome_check', expression: `outcome in (${OUTCOMES.map((outcome) => `'${outcome}'`).join(', ')})` }],
});
