import { defineEntity, p } from '@mikro-orm/postgresql';
import { Account } from './account.ts';

/** Nouns that can stand in a list: those that have a page which can be printed. */
export const LISTED = ['service', 'contact', 'actor', 'event', 'article'] as const;

/** A person's own list of entries, seen by nobody else; a link shows what is public of it for a while. */
export const ReferralList = defineEntity({
  name: 'ReferralList',
  tableName: 'referral_list',
  properties: {
    id: p.uuid().primary(),
    account: p.manyToOne(Account).mapToPk().fieldName('account').deleteRule('cascade').updateRule('no action').index(),
    title: p.string().length(120),
    /** `{ noun, id, note }` in their order. */
    entries: p.json().defaultRaw(`'[]'`),
    changedAt: p.datetime().defaultRaw('now()'),
    /** SHA-256 of the secret in the link that shows what is public of it, and when that ends; null: there is none. */
    shared: p.blob().nullable().unique(),
    sharedUntil: p.datetime().nullable(),
  },
  checks: [{ name: 'referral_list_shared_check', expression: '(shared is null) = (shared_until is null)' }],
});
