import { Migration } from '@mikro-orm/migrations';

/** What HSDS 3.1 knows of a location and a service and had no home yet: a building's own hours and languages, a service's further links and funding. */
export class Migration20261122061000_hsds_homes extends Migration {
  override up(): void {
    this.addSql(`alter table "place" add "languages" text[] not null default '{}', add "hours" jsonb null;`);
    this.addSql(`alter table "service" add "funding" jsonb null, add "links" jsonb not null default '[]';`);
  }

  override down(): void {
    this.addSql(`alter table "service" drop column "funding", drop column "links";`);
    this.addSql(`alter table "place" drop column "languages", drop column "hours";`);
  }
}
