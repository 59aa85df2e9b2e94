import { Migration } from '@mikro-orm/migrations';

const TABLES = [
  'former_slug',
  'network',
  'outbox',
  'place',
  'qualification',
  'qualification_networks',
  'revision',
  'term',
  'qualification_topics',
  'place_accessibility',
  'actor',
  'qualification_certifiers',
  'event',
  'event_topics',
  'contact',
  'network_coordinators',
  'contact_places',
  'article',
  'service',
  'service_topics',
  'service_target_groups',
  'service_contacts',
  'offering',
  'relation',
  'article_topics',
  'article_services',
  'article_networks',
  'article_events',
  'article_contacts',
  'article_articles',
  'article_actors',
  'actor_places',
];

export class Migration20261122050842_nouns extends Migration {

  override name = 'Migration20261122050842_nouns';

  override up(): void | Promise<void> {
    this.addSql(`create table "former_slug" ("noun" text not null, "slug" varchar(100) not null, "entry" uuid not null, primary key ("noun", "slug"));`);

    this.addSql(`create table "network" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "name" text not null, "also_known_as" text[] not null default '{}', "area" jsonb null, "federal_state" text null, "about" jsonb null, "founded" text null, "until" text null, "website" text null, "links" jsonb not null default '[]', "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "network"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "network" add constraint "network_slug_unique" unique ("slug");`);
    this.addSql(`create index "network_reach_index" on "network" ("reach");`);

    this.addSql(`create table "outbox" ("id" bigserial primary key, "noun" text not null, "entry" uuid not null, "at" timestamptz not null default now());`);

    this.addSql(`create table "place" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "name" text not null, "also_known_as" text[] not null default '{}', "kind" text null, "about" jsonb null, "address" jsonb null, "municipality" jsonb null, "latitude" double precision null, "longitude" double precision null, "directions" jsonb null, "exposure" text null, "url" text null, "identifiers" jsonb not null default '[]', "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "place"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "place" add constraint "place_slug_unique" unique ("slug");`);
    this.addSql(`create index "place_reach_index" on "place" ("reach");`);

    this.addSql(`create table "qualification" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "title" jsonb not null, "summary" jsonb null, "about" jsonb null, "requirements" jsonb null, "valid_months" int null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "qualification"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "qualification" add constraint "qualification_slug_unique" unique ("slug");`);
    this.addSql(`create index "qualification_reach_index" on "qualification" ("reach");`);

    this.addSql(`create table "qualification_networks" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "revision" ("id" bigserial primary key, "noun" text not null, "entry" uuid not null, "version" int not null, "at" timestamptz not null, "by" text null, "origin" text not null, "fields" text[] not null, "snapshot" jsonb null);`);
    this.addSql(`create index "revision_noun_entry_version_index" on "revision" ("noun", "entry", "version");`);

    this.addSql(`create table "term" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "vocabulary" text not null, "parent_id" uuid null, "label" jsonb not null, "synonyms" jsonb null, "position" int null, "icon" text null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "term"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "term" add constraint "term_slug_unique" unique ("slug");`);
    this.addSql(`create index "term_reach_index" on "term" ("reach");`);
    this.addSql(`create index "term_parent_id_index" on "term" ("parent_id");`);

    this.addSql(`create table "qualification_topics" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "place_accessibility" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "actor" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "name" text not null, "also_known_as" text[] not null default '{}', "kind_id" uuid null, "about" jsonb null, "parent_id" uuid null, "website" text null, "email" text null, "links" jsonb not null default '[]', "logo" text null, "since" text null, "until" text null, "legal_form" text null, "tax_status" text null, "tax_id" text null, "identifiers" jsonb not null default '[]', "funding" jsonb null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "actor"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "actor" add constraint "actor_slug_unique" unique ("slug");`);
    this.addSql(`create index "actor_reach_index" on "actor" ("reach");`);
    this.addSql(`create index "actor_kind_id_index" on "actor" ("kind_id");`);
    this.addSql(`create index "actor_parent_id_index" on "actor" ("parent_id");`);

    this.addSql(`create table "qualification_certifiers" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "event" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "title" jsonb not null, "summary" jsonb null, "about" jsonb null, "organiser_id" uuid null, "network_id" uuid null, "place_id" uuid null, "online" text null, "start" text null, "end" text null, "when" jsonb null, "recurrence" text null, "except_dates" text[] not null default '{}', "audience" text[] not null default '{}', "cancelled" boolean null, "registration" jsonb null, "registration_note" jsonb null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "event"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "event" add constraint "event_slug_unique" unique ("slug");`);
    this.addSql(`create index "event_reach_index" on "event" ("reach");`);
    this.addSql(`create index "event_organiser_id_index" on "event" ("organiser_id");`);
    this.addSql(`create index "event_network_id_index" on "event" ("network_id");`);
    this.addSql(`create index "event_place_id_index" on "event" ("place_id");`);

    this.addSql(`create table "event_topics" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "contact" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "kind" text null, "name" text null, "role" jsonb null, "department" text null, "actor_id" uuid null, "channels" jsonb not null default '[]', "languages" text[] not null default '{}', "hours" jsonb null, "about" jsonb null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "contact"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "contact" add constraint "contact_slug_unique" unique ("slug");`);
    this.addSql(`create index "contact_reach_index" on "contact" ("reach");`);
    this.addSql(`create index "contact_actor_id_index" on "contact" ("actor_id");`);

    this.addSql(`create table "network_coordinators" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "contact_places" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "kind" text not null, "title" jsonb not null, "summary" jsonb null, "body" jsonb null, "author_id" uuid null, "published_on" text null, "since" text null, "until" text null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "article"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "article" add constraint "article_slug_unique" unique ("slug");`);
    this.addSql(`create index "article_reach_index" on "article" ("reach");`);
    this.addSql(`create index "article_author_id_index" on "article" ("author_id");`);

    this.addSql(`create table "service" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "title" jsonb not null, "also_known_as" text[] not null default '{}', "summary" jsonb null, "about" jsonb null, "actor_id" uuid not null, "audience" text[] not null default '{}', "languages" text[] not null default '{}', "interpreters" boolean null, "interpreter_note" jsonb null, "modes" text[] not null default '{}', "access" text[] not null default '{}', "free" boolean null, "cost_amount" double precision null, "cost_note" jsonb null, "bring" jsonb null, "steps" jsonb null, "eligibility" jsonb null, "eligibility_note" jsonb null, "area" jsonb not null default '[]', "capacity" text null, "wait_time" jsonb null, "alert" jsonb null, "accreditation" jsonb null, "licenses" jsonb null, "website" text null, "apply_url" text null, "project_id" uuid null, "hours" jsonb null, "since" text null, "until" text null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "service"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "service" add constraint "service_slug_unique" unique ("slug");`);
    this.addSql(`create index "service_reach_index" on "service" ("reach");`);
    this.addSql(`create index "service_actor_id_index" on "service" ("actor_id");`);
    this.addSql(`create index "service_project_id_index" on "service" ("project_id");`);

    this.addSql(`create table "service_topics" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "service_target_groups" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "service_contacts" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "offering" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "service_id" uuid not null, "place_id" uuid not null, "hours" jsonb null, "channels" jsonb not null default '[]', "languages" text[] not null default '{}', "about" jsonb null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "offering"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "offering" add constraint "offering_slug_unique" unique ("slug");`);
    this.addSql(`create index "offering_reach_index" on "offering" ("reach");`);
    this.addSql(`create index "offering_service_id_index" on "offering" ("service_id");`);
    this.addSql(`create index "offering_place_id_index" on "offering" ("place_id");`);

    this.addSql(`create table "relation" ("id" uuid not null, "slug" varchar(100) not null, "version" int not null default 1, "reach" smallint not null default 0, "kind" text not null, "actor_id" uuid not null, "to_actor_id" uuid null, "to_network_id" uuid null, "to_article_id" uuid null, "since" text null, "until" text null, "note" jsonb null, "state" text not null, "visibility" text not null, "sources" text[] not null default '{}', "created_at" timestamptz not null, "created_by" text null, "changed_at" timestamptz not null, "changed_by" text null, "checked_at" timestamptz null, "checked_by" text null, primary key ("id"));`);
    this.addSql(`comment on column "relation"."reach" is 'Who may see it, parents counted in: 0 everybody, 1 volunteers, 2 staff, 3 editors';`);
    this.addSql(`alter table "relation" add constraint "relation_slug_unique" unique ("slug");`);
    this.addSql(`create index "relation_reach_index" on "relation" ("reach");`);
    this.addSql(`create index "relation_actor_id_index" on "relation" ("actor_id");`);
    this.addSql(`create index "relation_to_actor_id_index" on "relation" ("to_actor_id");`);
    this.addSql(`create index "relation_to_network_id_index" on "relation" ("to_network_id");`);
    this.addSql(`create index "relation_to_article_id_index" on "relation" ("to_article_id");`);

    this.addSql(`create table "article_topics" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article_services" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article_networks" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article_events" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article_contacts" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article_articles" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "article_actors" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`create table "actor_places" ("id" serial primary key, "owner_id" uuid not null, "target_id" uuid not null);`);

    this.addSql(`alter table "qualification_networks" add constraint "qualification_networks_owner_id_foreign" foreign key ("owner_id") references "qualification" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "qualification_networks" add constraint "qualification_networks_target_id_foreign" foreign key ("target_id") references "network" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "term" add constraint "term_parent_id_foreign" foreign key ("parent_id") references "term" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "qualification_topics" add constraint "qualification_topics_owner_id_foreign" foreign key ("owner_id") references "qualification" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "qualification_topics" add constraint "qualification_topics_target_id_foreign" foreign key ("target_id") references "term" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "place_accessibility" add constraint "place_accessibility_owner_id_foreign" foreign key ("owner_id") references "place" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "place_accessibility" add constraint "place_accessibility_target_id_foreign" foreign key ("target_id") references "term" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "actor" add constraint "actor_kind_id_foreign" foreign key ("kind_id") references "term" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "actor" add constraint "actor_parent_id_foreign" foreign key ("parent_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "qualification_certifiers" add constraint "qualification_certifiers_owner_id_foreign" foreign key ("owner_id") references "qualification" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "qualification_certifiers" add constraint "qualification_certifiers_target_id_foreign" foreign key ("target_id") references "actor" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "event" add constraint "event_organiser_id_foreign" foreign key ("organiser_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "event" add constraint "event_network_id_foreign" foreign key ("network_id") references "network" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "event" add constraint "event_place_id_foreign" foreign key ("place_id") references "place" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "event_topics" add constraint "event_topics_owner_id_foreign" foreign key ("owner_id") references "event" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "event_topics" add constraint "event_topics_target_id_foreign" foreign key ("target_id") references "term" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "contact" add constraint "contact_actor_id_foreign" foreign key ("actor_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "network_coordinators" add constraint "network_coordinators_owner_id_foreign" foreign key ("owner_id") references "network" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "network_coordinators" add constraint "network_coordinators_target_id_foreign" foreign key ("target_id") references "contact" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "contact_places" add constraint "contact_places_owner_id_foreign" foreign key ("owner_id") references "contact" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "contact_places" add constraint "contact_places_target_id_foreign" foreign key ("target_id") references "place" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article" add constraint "article_author_id_foreign" foreign key ("author_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "service" add constraint "service_actor_id_foreign" foreign key ("actor_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "service" add constraint "service_project_id_foreign" foreign key ("project_id") references "article" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "service_topics" add constraint "service_topics_owner_id_foreign" foreign key ("owner_id") references "service" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "service_topics" add constraint "service_topics_target_id_foreign" foreign key ("target_id") references "term" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "service_target_groups" add constraint "service_target_groups_owner_id_foreign" foreign key ("owner_id") references "service" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "service_target_groups" add constraint "service_target_groups_target_id_foreign" foreign key ("target_id") references "term" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "service_contacts" add constraint "service_contacts_owner_id_foreign" foreign key ("owner_id") references "service" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "service_contacts" add constraint "service_contacts_target_id_foreign" foreign key ("target_id") references "contact" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "offering" add constraint "offering_service_id_foreign" foreign key ("service_id") references "service" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "offering" add constraint "offering_place_id_foreign" foreign key ("place_id") references "place" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "relation" add constraint "relation_actor_id_foreign" foreign key ("actor_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "relation" add constraint "relation_to_actor_id_foreign" foreign key ("to_actor_id") references "actor" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "relation" add constraint "relation_to_network_id_foreign" foreign key ("to_network_id") references "network" ("id") on update cascade on delete restrict deferrable initially deferred;`);
    this.addSql(`alter table "relation" add constraint "relation_to_article_id_foreign" foreign key ("to_article_id") references "article" ("id") on update cascade on delete restrict deferrable initially deferred;`);

    this.addSql(`alter table "article_topics" add constraint "article_topics_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_topics" add constraint "article_topics_target_id_foreign" foreign key ("target_id") references "term" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article_services" add constraint "article_services_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_services" add constraint "article_services_target_id_foreign" foreign key ("target_id") references "service" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article_networks" add constraint "article_networks_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_networks" add constraint "article_networks_target_id_foreign" foreign key ("target_id") references "network" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article_events" add constraint "article_events_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_events" add constraint "article_events_target_id_foreign" foreign key ("target_id") references "event" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article_contacts" add constraint "article_contacts_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_contacts" add constraint "article_contacts_target_id_foreign" foreign key ("target_id") references "contact" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article_articles" add constraint "article_articles_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_articles" add constraint "article_articles_target_id_foreign" foreign key ("target_id") references "article" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "article_actors" add constraint "article_actors_owner_id_foreign" foreign key ("owner_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "article_actors" add constraint "article_actors_target_id_foreign" foreign key ("target_id") references "actor" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "actor_places" add constraint "actor_places_owner_id_foreign" foreign key ("owner_id") references "actor" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "actor_places" add constraint "actor_places_target_id_foreign" foreign key ("target_id") references "place" ("id") on update cascade on delete cascade;`);
  }

  override down(): void {
    for (const table of TABLES) this.addSql(`drop table if exists "${table}" cascade;`);
  }
}
