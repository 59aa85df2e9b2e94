import { Migration } from '@mikro-orm/migrations';

/** Each revision knows the transaction that wrote it, so that whoever follows the changes misses none that was committed late. */
export class Migration20261122103822_revision_transaction extends Migration {
  override up(): void {
    this.addSql(`alter table "revision" add "transaction" xid8 not null default pg_current_xact_id();`);
    this.addSql(`create index "revision_transaction_index" on "revision" ("transaction");`);
  }

  override down(): void {
    this.addSql(`alter table "revision" drop column "transaction";`);
  }
}
