import { Migration } from '@mikro-orm/migrations';

/** What volunteers say of themselves and agree to; their role ends by itself, and may have to be confirmed. */
export class Migration20261122192000_volunteers extends Migration {
  override up(): void {
    this.addSql(`alter table "role_grant" add column "waiting" boolean not null default false, add column "reminded_at" timestamptz null;`);
    this.addSql(`update "role_grant" set "until" = now() + interval '12 months' where role = 'volunteer' and "until" is null;`);
    this.addSql(`alter table "role_grant" add constraint "role_grant_volunteer_check" check (role <> 'volunteer' or until is not null);`);
    this.addSql(`alter table "invitation" add column "confirm" boolean not null default false;`);

    this.addSql(`create table "volunteer_profile" ("account" uuid not null, "languages" text[] not null default '{}', "helps" text[] not null default '{}', "area" text[] not null default '{}', "times" text[] not null default '{}', "qualifications" jsonb not null default '[]', "phone" varchar(20) null, "changed_at" timestamptz not null default now(), primary key ("account"));`);
    this.addSql(`create table "consent" ("id" uuid not null, "account" uuid not null, "purpose" text not null, "wording" varchar(20) not null, "language" varchar(20) not null, "given_at" timestamptz not null default now(), "withdrawn_at" timestamptz null, primary key ("id"), constraint "consent_purpose_check" check (purpose in ('PROFILE', 'ACCOMPANIMENT', 'NEWS')));`);
    this.addSql(`create unique index "consent_given_unique" on "consent" ("account", "purpose") where "withdrawn_at" is null;`);
    for (const table of ['volunteer_profile', 'consent']) this.addSql(`alter table "${table}" add constraint "${table}_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);
  }

  override down(): void {
    for (const table of ['consent', 'volunteer_profile']) this.addSql(`drop table "${table}";`);
    this.addSql(`alter table "invitation" drop column "confirm";`);
    this.addSql(`alter table "role_grant" drop constraint "role_grant_volunteer_check", drop column "reminded_at", drop column "waiting";`);
  }
}
