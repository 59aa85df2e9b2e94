import { defineEntity, p } from '@mikro-orm/postgresql';

/** A mail that waits to be sent, or for a while whom none could be brought to. */
export const Mail = defineEntity({
  name: 'Mail',
  tableName: 'mail',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    recipient: p.string().length(320),
    language: p.string().length(20),
    subject: p.text(),
    text: p.text(),
    html: p.text(),
    at: p.datetime().defaultRaw('now()'),
    /** When it is of no more use. */
    until: p.datetime().nullable(),
    tries: p.smallint().default(0),
    nextTry: p.datetime().defaultRaw('now()'),
    /** Why it was given up. */
    failed: p.text().nullable(),
    refused: p.boolean().default(false),
  },
  indexes: [{ name: 'mail_next_try_index', expression: 'create index "mail_next_try_index" on "mail" ("next_try") where "failed" is null' }],
});
