import { Migration } from '@mikro-orm/migrations';

/** Tokens by which a partner's own system speaks for them. */
export class Migration20261122153000_access_tokens extends Migration {
  override up(): void {
    this.addSql(`create table "access_token" ("token" bytea not null, "id" uuid not null, "account" uuid not null, "name" varchar(100) not null, "scope" text not null, "made_at" timestamptz not null default now(), "until" timestamptz not null, "used_at" timestamptz null, primary key ("token"), constraint "access_token_id_unique" unique ("id"), constraint "access_token_scope_check" check (scope in ('READ', 'PROPOSE', 'ALL')));`);
    this.addSql(`create index "access_token_account_index" on "access_token" ("account");`);
    this.addSql(`alter table "access_token" add constraint "access_token_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);
  }

  override down(): void {
    this.addSql(`drop table "access_token";`);
  }
}
