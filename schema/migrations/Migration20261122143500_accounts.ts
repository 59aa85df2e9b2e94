import { Migration } from '@mikro-orm/migrations';

/** People who sign in, what they may do, how they sign in, and what was done about it. Secrets are kept as hashes only. */
export class Migration20261122143500_accounts extends Migration {
  override up(): void {
    this.addSql(`create table "account" ("id" uuid not null, "mail" varchar(254) not null, "name" varchar(200) null, "language" varchar(20) not null default 'de', "made_at" timestamptz not null default now(), "seen_at" timestamptz null, primary key ("id"), constraint "account_mail_unique" unique ("mail"));`);

    this.addSql(`create table "role_grant" ("id" uuid not null, "account" uuid not null, "role" text not null, "noun" text null, "entry" uuid null, "trust" smallint not null default 1, "given_by" text not null, "given_at" timestamptz not null default now(), "until" timestamptz null, primary key ("id"), constraint "role_grant_role_check" check (role in ('volunteer', 'partner', 'coordinator', 'admin')), constraint "role_grant_entry_check" check ((role = 'admin') = (entry is null) and (noun is null) = (entry is null)));`);
    this.addSql(`create unique index "role_grant_unique" on "role_grant" ("account", "role", "entry") nulls not distinct;`);
    this.addSql(`create index "role_grant_entry_index" on "role_grant" ("entry");`);

    this.addSql(`create table "sign_in" ("asked" bytea not null, "account" uuid null, "mail" bytea not null, "code" bytea not null, "link" bytea not null, "tries" smallint not null default 0, "at" timestamptz not null default now(), "used" boolean not null default false, primary key ("asked"), constraint "sign_in_link_unique" unique ("link"));`);
    this.addSql(`create index "sign_in_mail_at_index" on "sign_in" ("mail", "at");`);

    this.addSql(`create table "invitation" ("token" bytea not null, "mail" varchar(254) not null, "language" varchar(20) not null, "role" text not null, "noun" text null, "entry" uuid null, "trust" smallint not null default 1, "given_by" text not null, "at" timestamptz not null default now(), "until" timestamptz not null, "used_at" timestamptz null, primary key ("token"));`);
    this.addSql(`create index "invitation_entry_index" on "invitation" ("entry");`);

    this.addSql(`create table "session" ("token" bytea not null, "id" uuid not null, "account" uuid not null, "device" varchar(120) not null, "made_at" timestamptz not null default now(), "seen_at" timestamptz not null default now(), primary key ("token"), constraint "session_id_unique" unique ("id"));`);
    this.addSql(`create index "session_account_index" on "session" ("account");`);

    this.addSql(`create table "audit" ("id" bigserial primary key, "at" timestamptz not null default now(), "by" text not null, "action" text not null, "noun" text null, "entry" uuid null);`);
    for (const table of ['role_grant', 'sign_in', 'session']) this.addSql(`alter table "${table}" add constraint "${table}_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);

    // What was done stays written, whichever way somebody reaches the table.
    for (const table of ['audit', 'revision']) {
      this.addSql(`create or replace function "${table}_${table}_only_grows_fn"() returns trigger as $$ begin raise exception '${table} only grows'; end; $$ language plpgsql;`);
      this.addSql(`create trigger "${table}_only_grows" before update or delete on "${table}" for each row execute function "${table}_${table}_only_grows_fn"();`);
    }
  }

  override down(): void {
    for (const table of ['audit', 'revision']) {
      this.addSql(`drop trigger "${table}_only_grows" on "${table}";`);
      this.addSql(`drop function "${table}_${table}_only_grows_fn";`);
    }
    for (const table of ['audit', 'session', 'invitation', 'sign_in', 'role_grant', 'account']) this.addSql(`drop table "${table}";`);
  }
}
