import { Migration } from '@mikro-orm/migrations';

/** PostgreSQL tells whoever listens that revisions were committed, so that nobody has to ask before each search. */
export class Migration20261122112729_revision_told extends Migration {
  override up(): void {
    this.addSql(`create or replace function "revision_revision_told_fn"() returns trigger as $$ begin perform pg_notify('revision', ''); return null; end; $$ language plpgsql;`);
    this.addSql(`create trigger "revision_told" after insert on "revision" for each statement execute function "revision_revision_told_fn"();`);
  }

  override down(): void {
    this.addSql(`drop trigger if exists "revision_told" on "revision";`);
    this.addSql(`drop function if exists "revision_revision_told_fn"();`);
  }
}
