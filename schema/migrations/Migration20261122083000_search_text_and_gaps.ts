import { Migration } from '@mikro-orm/migrations';

/** Both are trusted: whoever may create things in a database may bring them in. @see https://www.postgresql.org/docs/current/sql-createextension.html */
const EXTENSIONS = ['unaccent', 'pg_trgm'];

/** What PostgreSQL itself finds by when Meilisearch is away, and what people looked for in vain. */
export class Migration20261122083000_search_text_and_gaps extends Migration {
  override up(): void {
    for (const extension of EXTENSIONS) this.addSql(bringIn(extension));
    this.addSql(`create table "search_text" ("entry" uuid not null, "language" text not null, "noun" text not null, "names" text not null, "words" tsvector not null, primary key ("entry", "language"));`);
    this.addSql(`create index "search_text_words_index" on "search_text" using gin ("words");`);
    this.addSql(`create index "search_text_names_index" on "search_text" using gin ("names" gin_trgm_ops);`);
    this.addSql(`create table "gap" ("query" varchar(100) not null, "language" text not null, "day" date not null, "count" int not null default 0, "wanted" int not null default 0, primary key ("query", "language", "day"));`);
    // Entries that are there already get their texts as if they had just been written.
    for (const noun of ['actor', 'service', 'contact', 'article', 'event', 'qualification', 'network']) this.addSql(`insert into "outbox" ("noun", "entry") select '${noun}', "id" from "${noun}" where "reach" = 0;`);
  }

  /** The extensions stay: others in this database may use them by now. */
  override down(): void {
    this.addSql(`drop table "gap";`);
    this.addSql(`drop table "search_text";`);
  }
}

/** PostgreSQL says only that something is not permitted; whoever runs the server needs to know what to do. */
function bringIn(extension: string): string {
  return `do $$ begin
    create extension if not exists ${extension};
  exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise exception 'The database needs the extension "${extension}", and this user may not create it. Run as an administrator in this database: create extension ${extension};'
      using detail = sqlerrm, errcode = sqlstate, hint = 'It is part of PostgreSQL; some systems ship it in a package of its own, "postgresql-contrib".';
  end $$;`;
}
