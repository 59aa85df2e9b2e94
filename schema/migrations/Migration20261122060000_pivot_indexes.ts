import { Migration } from '@mikro-orm/migrations';

/** The tables of references are read from both ends; the ORM makes no index for either. */
const PIVOTS = [
  'actor_places',
  'article_actors',
  'article_articles',
  'article_contacts',
  'article_events',
  'article_networks',
  'article_services',
  'article_topics',
  'contact_places',
  'event_topics',
  'network_coordinators',
  'place_accessibility',
  'qualification_certifiers',
  'qualification_networks',
  'qualification_topics',
  'service_contacts',
  'service_target_groups',
  'service_topics',
];

export class Migration20261122060000_pivot_indexes extends Migration {
  override up(): void {
    for (const table of PIVOTS) {
      this.addSql(`alter table "${table}" add constraint "${table}_pair_unique" unique ("owner_id", "target_id");`);
      this.addSql(`create index "${table}_target_index" on "${table}" ("target_id");`);
    }
  }

  override down(): void {
    for (const table of PIVOTS) {
      this.addSql(`drop index "${table}_target_index";`);
      this.addSql(`alter table "${table}" drop constraint "${table}_pair_unique";`);
    }
  }
}
