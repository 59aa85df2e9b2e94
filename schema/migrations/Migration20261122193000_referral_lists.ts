import { Migration } from '@mikro-orm/migrations';

/** Lists that somebody makes of entries for themselves, and the links by which they show them for a while. */
export class Migration20261122193000_referral_lists extends Migration {
  override up(): void {
    this.addSql(`create table "referral_list" ("id" uuid not null, "account" uuid not null, "title" varchar(120) not null, "entries" jsonb not null default '[]', "changed_at" timestamptz not null default now(), "shared" bytea null, "shared_until" timestamptz null, primary key ("id"), constraint "referral_list_shared_check" check ((shared is null) = (shared_until is null)));`);
    this.addSql(`create index "referral_list_account_index" on "referral_list" ("account");`);
    this.addSql(`alter table "referral_list" add constraint "referral_list_shared_unique" unique ("shared");`);
    this.addSql(`alter table "referral_list" add constraint "referral_list_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);
  }

  override down(): void {
    this.addSql(`drop table "referral_list";`);
  }
}
