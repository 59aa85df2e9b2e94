import { Migration } from '@mikro-orm/migrations';

/** Mails that ask an institution whether its entries are right, the links in them and whom a reader's report was told to. */
export class Migration20261122150000_checks extends Migration {
  override up(): void {
    this.addSql(`create table "check_mail" ("actor" uuid not null, "at" timestamptz not null default now(), "answered_at" timestamptz null, "times" smallint not null default 1, primary key ("actor"));`);
    this.addSql(`create table "ticket" ("token" bytea not null, "purpose" text not null, "actor" uuid not null, "mail" varchar(254) not null, "language" varchar(20) not null, "entries" jsonb not null, "until" timestamptz not null, "used_at" timestamptz null, primary key ("token"), constraint "ticket_purpose_check" check (purpose in ('confirm', 'edit')));`);
    this.addSql(`alter table "report" add column "told_at" timestamptz null, add column "passed_on_at" timestamptz null;`);
  }

  override down(): void {
    this.addSql(`alter table "report" drop column "told_at", drop column "passed_on_at";`);
    for (const table of ['ticket', 'check_mail']) this.addSql(`drop table "${table}";`);
  }
}
