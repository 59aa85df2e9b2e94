import { Migration } from '@mikro-orm/migrations';

/** Who sees the address of a place. */
export class Migration20261122183000_address_visibility extends Migration {
  override up(): void {
    this.addSql(`alter table "place" add column "address_visibility" text null;`);
  }

  override down(): void {
    this.addSql(`alter table "place" drop column "address_visibility";`);
  }
}
