import { Migration } from '@mikro-orm/migrations';

/** Web addresses that entries name and what came of asking them, and calls to institutions that do not answer mails. */
export class Migration20261122181100_links_and_calls extends Migration {
  override up(): void {
    this.addSql(`create table "linked_page" ("url" text not null, "tried_at" timestamptz null, "next_try" timestamptz not null default now(), "answer" text null, "failing_since" timestamptz null, "gone_since" timestamptz null, "broken_since" timestamptz null, primary key ("url"));`);
    this.addSql(`create index "linked_page_next_try_index" on "linked_page" ("next_try");`);
    this.addSql(`create table "link_use" ("noun" text not null, "entry" uuid not null, "field" text not null, "url" text not null, "fine_at" timestamptz null, "fine_by" text null, primary key ("noun", "entry", "field", "url"));`);
    this.addSql(`create index "link_use_url_index" on "link_use" ("url");`);
    this.addSql(`create table "call" ("id" uuid not null, "actor" uuid not null, "by" text not null, "at" timestamptz not null default now(), "outcome" text not null, "next_try" timestamptz not null, primary key ("id"), constraint "call_outcome_check" check (outcome in ('ALL_RIGHT', 'CHANGES', 'NOT_REACHED', 'WRONG_NUMBER', 'GONE')));`);
    this.addSql(`create index "call_actor_index" on "call" ("actor");`);
  }

  override down(): void {
    for (const table of ['call', 'link_use', 'linked_page']) this.addSql(`drop table "${table}";`);
  }
}
