import { Migration } from '@mikro-orm/migrations';

/** How often a network wants its entries looked at. */
export class Migration20261122181000_check_intervals extends Migration {
  override up(): void {
    this.addSql(`alter table "network" add "crisis_check_months" int null, add "check_months" int null;`);
  }

  override down(): void {
    this.addSql(`alter table "network" drop column "crisis_check_months", drop column "check_months";`);
  }
}
