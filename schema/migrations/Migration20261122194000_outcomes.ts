import { Migration } from '@mikro-orm/migrations';

/** What came of referrals. */
export class Migration20261122194000_outcomes extends Migration {
  override up(): void {
    this.addSql(`create table "outcome" ("id" uuid not null, "noun" text not null, "entry" uuid not null, "kind" text not null, "weeks" text null, "reason" text null, "language" varchar(20) null, "municipality" text null, "day" date not null, primary key ("id"),
      constraint "outcome_kind_check" check (kind in ('REACHED', 'WAITING', 'NOT_REACHED', 'REFUSED')),
      constraint "outcome_weeks_check" check (case when kind = 'WAITING' then weeks in ('ONE', 'TWO_TO_FOUR', 'FIVE_TO_TWELVE', 'MORE') and weeks is not null else weeks is null end),
      constraint "outcome_reason_check" check (case when kind = 'REFUSED' then reason in ('FULL', 'AREA', 'RESIDENCE_STATUS', 'LANGUAGE', 'AGE', 'COST', 'OTHER') and reason is not null else reason is null end));`);
    this.addSql(`create index "outcome_day_index" on "outcome" ("day");`);
    this.addSql(`create index "outcome_noun_entry_day_index" on "outcome" ("noun", "entry", "day");`);
  }

  override down(): void {
    this.addSql(`drop table "outcome";`);
  }
}
