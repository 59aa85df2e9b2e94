import { Migration } from '@mikro-orm/migrations';

/** Mails that ask an institution whether its entries are right, the links in them, calls to those who do not answer, and whom a reader's report was told to. */
export class Migration20261122150000_checks extends Migration {
  override up(): void {
    this.addSql(`create table "check_mail" ("actor" uuid not null, "at" timestamptz not null default now(), "answered_at" timestamptz null, "times" smallint not null default 1, primary key ("actor"));`);
    this.addSql(`create table "ticket" ("token" bytea not null, "purpose" text not null check ("purpose" in ('confirm', 'edit')), "actor" uuid not null, "mail" varchar(254) not null, "language" varchar(20) not null, "entries" jsonb not null, "until" timestamptz not null, "used_at" timestamptz null, primary key ("token"));`);
    this.addSql(`create table "call" ("id" uuid not null, "actor" uuid not null, "outcome" text not null check ("outcome" in ('CONFIRMED', 'NO_ANSWER', 'WRONG_NUMBER', 'ENDED')), "by" text not null, "at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "call_actor_at_index" on "call" ("actor", "at");`);
    this.addSql(`alter table "report" add column "told_at" timestamptz null, add column "passed_on_at" timestamptz null;`);
  }

  override down(): void {
    this.addSql(`alter table "report" drop column "told_at", drop column "passed_on_at";`);
    for (const table of ['call', 'ticket', 'check_mail']) this.addSql(`drop table "${table}";`);
  }
}
