import { Migration } from '@mikro-orm/migrations';

/** What readers say is wrong. */
export class Migration20261122114352_reports extends Migration {
  override up(): void {
    this.addSql(`create table "report" ("id" uuid not null, "noun" text not null, "entry" uuid not null, "language" text not null, "text" varchar(2000) not null, "contact" varchar(200) null, "at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "report_at_index" on "report" ("at");`);
  }

  override down(): void {
    this.addSql(`drop table "report";`);
  }
}
