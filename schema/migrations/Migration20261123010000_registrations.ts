import { Migration } from '@mikro-orm/migrations';

/** Who takes part in trainings and meetings, which qualifications they reached by that, and their calendars. */
export class Migration20261123010000_registrations extends Migration {
  override up(): void {
    this.addSql(`alter table "qualification" add column "trainings_needed" int null;`);
    this.addSql(`create table "qualification_trainings" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);
    this.addSql(`alter table "qualification_trainings" add constraint "qualification_trainings_owner_id_foreign" foreign key ("owner_id") references "qualification" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "qualification_trainings" add constraint "qualification_trainings_target_id_foreign" foreign key ("target_id") references "event" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "qualification_trainings" add constraint "qualification_trainings_pair_unique" unique ("owner_id", "target_id");`);
    this.addSql(`create index "qualification_trainings_target_index" on "qualification_trainings" ("target_id");`);

    this.addSql(`create table "registration" ("id" uuid not null, "event" uuid not null, "occasion" varchar(16) not null, "account" uuid null, "mail" varchar(254) null, "name" varchar(100) null, "language" varchar(20) not null, "state" text not null, "attended" boolean null, "made_at" timestamptz not null default now(), "secret" bytea null, primary key ("id"), constraint "registration_state_check" check (state in ('ASKED', 'TAKES_PART', 'WAITS')));`);
    this.addSql(`alter table "registration" add constraint "registration_mail_unique" unique ("event", "occasion", "mail");`);
    this.addSql(`create index "registration_account_index" on "registration" ("account");`);
    this.addSql(`alter table "registration" add constraint "registration_secret_unique" unique ("secret");`);
    this.addSql(`alter table "registration" add constraint "registration_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete set null;`);

    this.addSql(`create table "held_qualification" ("id" uuid not null, "account" uuid not null, "qualification" uuid not null, "title" text not null, "certifiers" text[] not null, "trainings" jsonb not null, "reached_on" date not null, "until" date null, primary key ("id"));`);
    this.addSql(`alter table "held_qualification" add constraint "held_qualification_unique" unique ("account", "qualification", "reached_on");`);
    this.addSql(`alter table "held_qualification" add constraint "held_qualification_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);

    this.addSql(`create table "calendar_link" ("account" uuid not null, "secret" bytea not null, "made_at" timestamptz not null default now(), primary key ("account"));`);
    this.addSql(`alter table "calendar_link" add constraint "calendar_link_secret_unique" unique ("secret");`);
    this.addSql(`alter table "calendar_link" add constraint "calendar_link_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);
  }

  override down(): void {
    this.addSql(`drop table "calendar_link";`);
    this.addSql(`drop table "held_qualification";`);
    this.addSql(`drop table "registration";`);
    this.addSql(`drop table "qualification_trainings";`);
    this.addSql(`alter table "qualification" drop column "trainings_needed";`);
  }
}
