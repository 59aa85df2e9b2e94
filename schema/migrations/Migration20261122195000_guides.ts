import { Migration } from '@mikro-orm/migrations';

/** Networks that let people ask for a guide, and what they ask for. */
export class Migration20261122195000_guides extends Migration {
  override up(): void {
    this.addSql(`alter table "network" add column "guides" boolean null;`);
    this.addSql(`create table "guide_request" ("id" uuid not null, "network" uuid not null, "service" uuid null, "help" uuid null, "language" varchar(20) not null, "municipality" text null, "time" text null, "day" varchar(200) null, "note" varchar(300) null, "name" varchar(100) null, "phone" varchar(20) null, "mail" varchar(254) null, "contact_language" varchar(20) null, "state" text not null, "reason" text null, "assigned" uuid null, "asked_at" timestamptz not null default now(), "ended_at" timestamptz null, "secret" bytea null, primary key ("id"), constraint "guide_request_state_check" check (state in ('ASKED', 'ASSIGNED', 'DONE', 'COULD_NOT')), constraint "guide_request_reason_check" check (reason in ('NOBODY_FREE', 'NOT_OUR_TASK', 'NOT_REACHED', 'NOT_NEEDED', 'EXPIRED')), constraint "guide_request_time_check" check ("time" in ('ANY', 'MORNING', 'AFTERNOON', 'EVENING', 'WEEKEND')), constraint "guide_request_ended_check" check ((state in ('DONE', 'COULD_NOT')) = (ended_at is not null)));`);
    this.addSql(`create index "guide_request_network_index" on "guide_request" ("network");`);
    this.addSql(`create index "guide_request_assigned_index" on "guide_request" ("assigned");`);
    this.addSql(`alter table "guide_request" add constraint "guide_request_secret_unique" unique ("secret");`);
    this.addSql(`alter table "guide_request" add constraint "guide_request_assigned_foreign" foreign key ("assigned") references "account" ("id") on update no action on delete set null;`);
  }

  override down(): void {
    this.addSql(`drop table "guide_request";`);
    this.addSql(`alter table "network" drop column "guides";`);
  }
}
