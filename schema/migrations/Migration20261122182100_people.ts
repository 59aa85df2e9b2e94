import { Migration } from '@mikro-orm/migrations';

/** Invitations that can be taken back or pass everything on, colleagues who are suggested, and drafts of those who have left. */
export class Migration20261122182100_people extends Migration {
  override up(): void {
    this.addSql(`alter table "invitation" add column "id" uuid not null default gen_random_uuid(), add column "replaces" uuid null;`);
    this.addSql(`alter table "invitation" add constraint "invitation_id_unique" unique ("id");`);
    this.addSql(`alter table "invitation" add constraint "invitation_replaces_foreign" foreign key ("replaces") references "account" ("id") on update no action on delete cascade;`);

    this.addSql(`create table "suggestion" ("id" uuid not null, "actor" uuid not null, "mail" varchar(254) not null, "language" varchar(20) not null, "account" uuid not null, "at" timestamptz not null default now(), primary key ("id"));`);
    this.addSql(`create index "suggestion_account_index" on "suggestion" ("account");`);
    this.addSql(`alter table "suggestion" add constraint "suggestion_actor_mail_unique" unique ("actor", "mail");`);
    this.addSql(`alter table "suggestion" add constraint "suggestion_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);

    this.addSql(`alter table "draft" add column "left_behind" boolean not null default false;`);
  }

  override down(): void {
    this.addSql(`alter table "draft" drop column "left_behind";`);
    this.addSql(`drop table "suggestion";`);
    this.addSql(`alter table "invitation" drop column "replaces", drop column "id";`);
  }
}
