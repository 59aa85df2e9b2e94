import { defineEntity, p } from '@mikro-orm/postgresql';

/** A web address that public entries name, and what came of asking it. */
export const LinkedPage = defineEntity({
  name: 'LinkedPage',
  tableName: 'linked_page',
  properties: {
    url: p.text().primary(),
    triedAt: p.datetime().nullable(),
    nextTry: p.datetime().defaultRaw('now()').index(),
    /** A status of HTTP, or why there was none; see ANSWERS in server/linking/visit.ts. */
    answer: p.text().nullable(),
    /** Since when it has not answered as a page does, and since when it has said that there is no such page. */
    failingSince: p.datetime().nullable(),
    goneSince: p.datetime().nullable(),
    /** Since when it counts as broken. */
    brokenSince: p.datetime().nullable(),
  },
});

/** Where an entry names such an address. */
export const LinkUse = defineEntity({
  name: 'LinkUse',
  tableName: 'link_use',
  properties: {
    noun: p.text().primary(),
    entry: p.uuid().primary(),
    field: p.text().primary(),
    url: p.text().primary().index(),
    /** When somebody looked and found that it works, and who. */
    fineAt: p.datetime().nullable(),
    fineBy: p.text().nullable(),
  },
});
