import { Migration } from '@mikro-orm/migrations';

/** Which words stand for which across languages, as the directory's own translations tell. */
export class Migration20261122090000_learned extends Migration {
  override up(): void {
    this.addSql(`create table "learned" ("language" text not null, "bytes" bytea not null, "changed_at" timestamptz not null, primary key ("language"));`);
  }

  override down(): void {
    this.addSql(`drop table "learned";`);
  }
}
