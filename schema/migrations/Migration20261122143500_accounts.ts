import { Migration } from '@mikro-orm/migrations';

/** People who sign in, what they may do, how they sign in, and what was done about it. Secrets are kept as hashes only. */
export class Migration20261122143500_accounts extends Migration {
  override up(): void {
    this.addSql(`create table "account" ("id" uuid not null, "mail" varchar(254) not null, "name" varchar(200) null, "language" varchar(20) not null default 'de', "made_at" timestamptz not null default now(), "seen_at" timestamptz null, primary key ("id"), constraint "account_mail_unique" unique ("mail"));`);

    this.addSql(`create table "role_grant" ("id" uuid not null, "account" uuid not null references "account" ("id") on delete cascade, "role" text not null check ("role" in ('volunteer', 'partner', 'coordinator', 'admin')), "noun" text null check ("noun" in ('actor', 'network')), "entry" uuid null, "trust" smallint not null default 1, "given_by" text not null, "given_at" timestamptz not null default now(), "until" timestamptz null, primary key ("id"), constraint "role_grant_unique" unique nulls not distinct ("account", "role", "entry"), constraint "role_grant_entry" check (("role" = 'admin') = ("entry" is null) and ("noun" is null) = ("entry" is null)));`);
    this.addSql(`create index "role_grant_entry_index" on "role_grant" ("entry");`);

    this.addSql(`create table "sign_in" ("asked" bytea not null, "account" uuid null references "account" ("id") on delete cascade, "mail" bytea not null, "code" bytea not null, "link" bytea not null, "tries" smallint not null default 0, "at" timestamptz not null default now(), "used" boolean not null default false, primary key ("asked"), constraint "sign_in_link_unique" unique ("link"));`);
    this.addSql(`create index "sign_in_mail_at_index" on "sign_in" ("mail", "at");`);

    this.addSql(`create table "invitation" ("token" bytea not null, "mail" varchar(254) not null, "language" varchar(20) not null, "role" text not null, "noun" text null, "entry" uuid null, "trust" smallint not null default 1, "given_by" text not null, "at" timestamptz not null default now(), "until" timestamptz not null, "used_at" timestamptz null, primary key ("token"));`);
    this.addSql(`create index "invitation_entry_index" on "invitation" ("entry");`);

    this.addSql(`create table "session" ("token" bytea not null, "id" uuid not null, "account" uuid not null references "account" ("id") on delete cascade, "device" varchar(120) not null, "made_at" timestamptz not null default now(), "seen_at" timestamptz not null default now(), primary key ("token"), constraint "session_id_unique" unique ("id"));`);
    this.addSql(`create index "session_account_index" on "session" ("account");`);

    this.addSql(`create table "audit" ("id" bigserial primary key, "at" timestamptz not null default now(), "by" text not null, "action" text not null, "noun" text null, "entry" uuid null);`);
    // What was done stays written, whichever way somebody reaches the table.
    this.addSql(`create function "refuse_change"() returns trigger language plpgsql as $$ begin raise exception '% only grows', tg_table_name; end $$;`);
    for (const table of ['audit', 'revision']) this.addSql(`create trigger "${table}_only_grows" before update or delete on "${table}" for each row execute function "refuse_change"();`);
  }

  override down(): void {
    this.addSql(`drop trigger "revision_only_grows" on "revision";`);
    for (const table of ['audit', 'session', 'invitation', 'sign_in', 'role_grant', 'account']) this.addSql(`drop table "${table}";`);
    this.addSql(`drop function "refuse_change";`);
  }
}
