import { Migration } from '@mikro-orm/migrations';

/** Changes that wait for a decision, and those that somebody is still writing. */
export class Migration20261122145000_proposals extends Migration {
  override up(): void {
    this.addSql(`create table "proposal" ("id" uuid not null, "version" int not null default 1, "noun" text not null, "entry" uuid not null, "is_new" boolean not null, "base" int not null, "changes" jsonb not null, "returned" jsonb not null default '{}', "state" text not null, "origin" text not null, "author" uuid null, "by" text not null, "owner" uuid null, "note" varchar(1000) null, "at" timestamptz not null default now(), "changed_at" timestamptz not null default now(), primary key ("id"), constraint "proposal_state_check" check (state in ('OPEN', 'RETURNED', 'ACCEPTED', 'WITHDRAWN')));`);
    this.addSql(`create index "proposal_state_at_index" on "proposal" ("state", "at");`);
    this.addSql(`create index "proposal_noun_entry_index" on "proposal" ("noun", "entry");`);
    this.addSql(`create table "draft" ("account" uuid not null, "noun" text not null, "entry" uuid not null, "base" int not null, "changes" jsonb not null, "at" timestamptz not null default now(), primary key ("account", "noun", "entry"));`);
    this.addSql(`alter table "draft" add constraint "draft_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);
    this.addSql(`alter table "proposal" add constraint "proposal_author_foreign" foreign key ("author") references "account" ("id") on update no action on delete set null;`);
  }

  override down(): void {
    this.addSql(`drop table "draft";`);
    this.addSql(`drop table "proposal";`);
  }
}
