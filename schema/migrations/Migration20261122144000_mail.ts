import { Migration } from '@mikro-orm/migrations';

/** Mails that wait to be sent, and for a while whom none could be brought to. */
export class Migration20261122144000_mail extends Migration {
  override up(): void {
    this.addSql(`create table "mail" ("id" uuid not null default gen_random_uuid(), "recipient" varchar(320) not null, "language" varchar(20) not null, "subject" text not null, "text" text not null, "html" text not null, "at" timestamptz not null default now(), "until" timestamptz null, "tries" smallint not null default 0, "next_try" timestamptz not null default now(), "failed" text null, "refused" boolean not null default false, primary key ("id"));`);
    this.addSql(`create index "mail_next_try_index" on "mail" ("next_try") where "failed" is null;`);
  }

  override down(): void {
    this.addSql(`drop table "mail";`);
  }
}
