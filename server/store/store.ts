import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { AccessTokenRow, Account, Audit, InvitationRow, PasskeyChallenge, PasskeyRow, RoleGrant, SessionRow, SignInRow, SuggestionRow } from '../../schema/account.ts';
import { Call, CheckMail, Ticket } from '../../schema/check.ts';
import { LinkUse, LinkedPage } from '../../schema/linked.ts';
import { Mail } from '../../schema/mail.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { OutcomeRow } from '../../schema/outcome.ts';
import { Draft, Proposal } from '../../schema/proposal.ts';
import { FormerSlug, Gap, Learned, OutboxRow, Report, Revision, SearchText } from '../../schema/record.ts';
import { GuideRequest } from '../../schema/guiding.ts';
import { ReferralList } from '../../schema/referral.ts';
import { CalendarLink, HeldQualification, RegistrationRow } from '../../schema/registration.ts';
import { Consent, VolunteerProfile } from '../../schema/volunteer.ts';

/** The directory's database: the ORM for the schema and its migrations, one pool for reads and writes. */
export interface Store {
  readonly orm: MikroORM;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the database without touching its schema.
 * @param databaseUrl postgresql://user:password@host:port/name
 * @param options.snapshot whether migrating writes down what the tables are; only for whoever writes migrations
 */
export async function openStore(databaseUrl: string, { snapshot = false } = {}): Promise<Store> {
  const orm = await MikroORM.init({
    entities: [...NOUNS.map((noun) => noun.entity), Revision, OutboxRow, FormerSlug, SearchText, Gap, Report, Learned, Account, RoleGrant, AccessTokenRow, SignInRow, InvitationRow, SuggestionRow, SessionRow, PasskeyRow, PasskeyChallenge, Audit, Proposal, Draft, CheckMail, Ticket, Call, LinkedPage, LinkUse, Mail, VolunteerProfile, Consent, OutcomeRow, GuideRequest, ReferralList, RegistrationRow, HeldQualification, CalendarLink],
    clientUrl: databaseUrl,
    extensions: [Migrator],
    migrations: { path: new URL('../../schema/migrations', import.meta.url).pathname, glob: '!(*.d).{js,ts}', snapshot, snapshotName: 'snapshot', emit: 'ts', silent: true },
    pool: { min: 0, max: 2 },
  });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  // A lost connection is told by the statement that needed it. Without listeners it would end the process as well:
  // the pool hears of connections that rest, each client of itself while somebody holds it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    orm,
    pool,
    close: async () => {
      await orm.close(true);
      await pool.end();
    },
  };
}

/** Brings the tables up to date. Safe with several processes at once: one migrates, the others wait. */
export async function migrate({ orm, pool }: Store): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('directory-migrations'))`);
    await orm.migrator.up();
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('directory-migrations'))`);
    client.release();
  }
}
