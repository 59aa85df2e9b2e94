import { Migration } from '@mikro-orm/migrations';

/** How the site of a network is called and looks. */
export class Migration20261122120409_network_brand extends Migration {
  override up(): void {
    this.addSql(`alter table "network" add "brand" jsonb null;`);
  }

  override down(): void {
    this.addSql(`alter table "network" drop column "brand";`);
  }
}
