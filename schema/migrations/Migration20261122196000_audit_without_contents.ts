import { Migration } from '@mikro-orm/migrations';

const CHECKS = {
  by: `by ~ '^(operator|retention|(account|actor):[0-9a-f-]{36})$'`,
  action: `action ~ '^[A-Za-z ()]{1,60}$'`,
  noun: `noun ~ '^[a-z_]{1,40}$'`,
};

/** The audit counts what was forgotten, and takes in nothing that somebody wrote. */
export class Migration20261122196000_audit_without_contents extends Migration {
  override up(): void {
    this.addSql(`alter table "audit" add column "count" int null;`);
    for (const [column, expression] of Object.entries(CHECKS)) this.addSql(`alter table "audit" add constraint "audit_${column}_check" check (${expression});`);
  }

  override down(): void {
    for (const column of Object.keys(CHECKS)) this.addSql(`alter table "audit" drop constraint "audit_${column}_check";`);
    this.addSql(`alter table "audit" drop column "count";`);
  }
}
