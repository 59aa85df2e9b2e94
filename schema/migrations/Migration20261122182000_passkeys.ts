import { Migration } from '@mikro-orm/migrations';

/** Passkeys, and what they are asked to sign. */
export class Migration20261122182000_passkeys extends Migration {
  override up(): void {
    this.addSql(`create table "passkey" ("id" uuid not null, "account" uuid not null, "credential" bytea not null, "public_key" bytea not null, "counter" bigint not null, "transports" jsonb not null, "device_type" text not null, "backed_up" boolean not null, "label" varchar(100) not null, "made_at" timestamptz not null default now(), "used_at" timestamptz null, primary key ("id"), constraint "passkey_credential_unique" unique ("credential"), constraint "passkey_device_type_check" check (device_type in ('singleDevice', 'multiDevice')));`);
    this.addSql(`create index "passkey_account_index" on "passkey" ("account");`);

    this.addSql(`create table "passkey_challenge" ("asked" bytea not null, "challenge" bytea not null, "account" uuid null, "at" timestamptz not null default now(), primary key ("asked"));`);
    for (const table of ['passkey', 'passkey_challenge']) this.addSql(`alter table "${table}" add constraint "${table}_account_foreign" foreign key ("account") references "account" ("id") on update no action on delete cascade;`);
  }

  override down(): void {
    for (const table of ['passkey_challenge', 'passkey']) this.addSql(`drop table "${table}";`);
  }
}
