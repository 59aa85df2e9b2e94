import { defineEntity, p } from '@mikro-orm/postgresql';
import { Account } from './account.ts';

/** A set of field changes to one entry, waiting for a decision. */
export const Proposal = defineEntity({
  name: 'Proposal',
  tableName: 'proposal',
  properties: {
    id: p.uuid().primary(),
    version: p.integer().default(1),
    noun: p.text(),
    entry: p.uuid(),
    isNew: p.boolean(),
    /** Version of the entry that was changed; 0 for a new one. */
    base: p.integer(),
    /** By field, as the input of the noun takes it. */
    changes: p.json(),
    /** Why fields were given back, by field. */
    returned: p.json().defaultRaw(`'{}'`),
    state: p.text(),
    origin: p.text(),
    author: p.manyToOne(Account).mapToPk().fieldName('author').nullable().deleteRule('set null').updateRule('no action').index(false),
    by: p.text(),
    /** The actor that it belongs to, or will. */
    owner: p.uuid().nullable(),
    note: p.string().length(1000).nullable(),
    at: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
  },
  checks: [{ name: 'proposal_state_check', expression: `state in ('OPEN', 'RETURNED', 'ACCEPTED', 'WITHDRAWN')` }],
  indexes: [{ properties: ['state', 'at'] }, { properties: ['noun', 'entry'] }],
});

/** Changes that somebody is still writing, for their eyes alone as long as they keep the entry. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    account: p.manyToOne(Account).mapToPk().primary().fieldName('account').deleteRule('cascade').updateRule('no action').index(false),
    noun: p.text().primary(),
    entry: p.uuid().primary(),
    base: p.integer(),
    changes: p.json(),
    at: p.datetime().defaultRaw('now()'),
    /** Whether whoever wrote it keeps the entry no more: then it is for those who do. */
    leftBehind: p.boolean().default(false),
  },
});
