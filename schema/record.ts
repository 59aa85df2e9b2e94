import { defineEntity, p } from '@mikro-orm/postgresql';

/** What an entry was after each change: who, when, from where, which fields, and the whole of it, so that any version can be restored. */
export const Revision = defineEntity({
  name: 'Revision',
  tableName: 'revision',
  properties: {
    id: p.bigint().primary().autoincrement(),
    noun: p.text(),
    entry: p.uuid(),
    version: p.integer(),
    at: p.datetime(),
    by: p.text().nullable(),
    /** IMPORT, API, SEED. */
    origin: p.text(),
    fields: p.array(),
    /** The entry as an import line; null when it was removed. */
    snapshot: p.json().nullable(),
  },
  indexes: [{ properties: ['noun', 'entry', 'version'] }],
});

/** What the search index does not know yet: written in the transaction of the change, taken away when the index has it. */
export const OutboxRow = defineEntity({
  name: 'OutboxRow',
  tableName: 'outbox',
  properties: {
    id: p.bigint().primary().autoincrement(),
    noun: p.text(),
    entry: p.uuid(),
    at: p.datetime().defaultRaw('now()'),
  },
});

/** Slugs that entries had before: they answer with the new one for ever. */
export const FormerSlug = defineEntity({
  name: 'FormerSlug',
  tableName: 'former_slug',
  properties: {
    noun: p.text().primary(),
    slug: p.string().length(100).primary(),
    entry: p.uuid(),
  },
});
