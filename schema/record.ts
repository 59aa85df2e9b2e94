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
    /** IMPORT, API, SEED, FORM, LINK, PHONE. */
    origin: p.text(),
    fields: p.array(),
    /** The entry as an import line; null when it was removed. */
    snapshot: p.json().nullable(),
    /** The transaction that wrote it, by which late commits are told from early ones. */
    transaction: p.string().columnType('xid8').defaultRaw('pg_current_xact_id()'),
  },
  indexes: [{ properties: ['noun', 'entry', 'version'] }, { properties: ['transaction'] }],
  // Tells whoever listens, so that nobody has to ask before each search.
  triggers: [{ name: 'revision_told', timing: 'after', events: ['insert'], forEach: 'statement', body: `perform pg_notify('revision', ''); return null` }, { name: 'revision_only_grows', timing: 'before', events: ['update', 'delete'], forEach: 'row', body: `raise exception 'revision only grows'` }],
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

/** By what PostgreSQL itself finds an entry in one language while Meilisearch is away. A copy of what the entry shows to everybody, made anew whenever the search index is. */
export const SearchText = defineEntity({
  name: 'SearchText',
  tableName: 'search_text',
  properties: {
    entry: p.uuid().primary(),
    language: p.text().primary(),
    noun: p.text(),
    /** Title and names, folded, for words that are misspelt. */
    names: p.text(),
    words: p.text().columnType('tsvector'),
  },
  indexes: [
    { name: 'search_text_words_index', expression: 'create index "search_text_words_index" on "search_text" using gin ("words")' },
    { name: 'search_text_names_index', expression: 'create index "search_text_names_index" on "search_text" using gin ("names" gin_trgm_ops)' },
  ],
});

/** What was looked for in vain, counted by day: nothing of who looked, nor when on that day. */
export const Gap = defineEntity({
  name: 'Gap',
  tableName: 'gap',
  properties: {
    query: p.string().length(100).primary(),
    language: p.text().primary(),
    day: p.date().primary(),
    /** How often nothing was found. */
    count: p.integer().default(0),
    /** How often somebody said that it is missing. */
    wanted: p.integer().default(0),
  },
});

/** What somebody says is wrong with an entry. Nothing of who it was, unless they gave a way to be reached; forgotten after half a year. */
export const Report = defineEntity({
  name: 'Report',
  tableName: 'report',
  properties: {
    id: p.uuid().primary(),
    noun: p.text(),
    entry: p.uuid(),
    /** The language of the page on which it was written. */
    language: p.text(),
    text: p.string().length(2000),
    contact: p.string().length(200).nullable(),
    at: p.datetime().defaultRaw('now()').index(),
    /** When the institution heard of it, and when those did who coordinate. */
    toldAt: p.datetime().nullable(),
    passedOnAt: p.datetime().nullable(),
  },
});

/** Which words stand for which across languages, as the directory's own translations tell. Learned anew whenever the search index is made; made of hashes and numbers alone. */
export const Learned = defineEntity({
  name: 'Learned',
  tableName: 'learned',
  properties: {
    language: p.text().primary(),
    bytes: p.blob(),
    changedAt: p.datetime(),
  },
});
