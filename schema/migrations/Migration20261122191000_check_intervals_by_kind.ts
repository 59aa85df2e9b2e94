import { Migration } from '@mikro-orm/migrations';

/** How often a network wants entries of a kind looked at. */
export class Migration20261122191000_check_intervals_by_kind extends Migration {
  override up(): void {
    this.addSql(`alter table "network" add "kind_check_months" jsonb null;`);
  }

  override down(): void {
    this.addSql(`alter table "network" drop column "kind_check_months";`);
  }
}
