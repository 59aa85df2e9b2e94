import { parseArgs } from 'node:util';
import { nounOf } from '../../schema/nouns.ts';
import { language as known } from '../../schema/language.ts';
import { readConfig } from '../config.ts';
import { explainAndExit } from '../explain.ts';
import { createLog } from '../log.ts';
import { openBase } from '../start.ts';
import { StoreReader } from '../store/read.ts';
import { invite } from './invitations.ts';
import { OPERATOR, ROLES, type Role } from './viewer.ts';

const USAGE = `Usage: npm run invite -- --role ROLE [--for SLUG] [--language TAG] MAIL
ROLE is admin, coordinator (--for a network), volunteer (--for a network) or partner (--for an actor).
Prints the link that is also mailed; it can be followed once, within 14 days.
`;

const invited = (word: string | undefined): Exclude<Role, 'visitor'> | undefined => ROLES.find((role) => role !== 'visitor' && role === word) as Exclude<Role, 'visitor'> | undefined;

/** `npm run invite -- --role admin MAIL`: how the first admin comes to an account, on the running configuration. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { role: { type: 'string' }, for: { type: 'string' }, language: { type: 'string', default: 'de' } }, allowPositionals: true });
  const role = invited(values.role);
  const [mail] = positionals;
  if (role === undefined || mail === undefined || positionals.length > 1) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const config = readConfig();
  const base = await openBase(config, createLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }));
  try {
    const { pool } = base.store;
    const noun = nounOf(role === 'partner' ? 'actor' : 'network');
    const entry = values.for === undefined ? null : await new StoreReader(pool, OPERATOR).bySlug(noun, values.for);
    if (values.for !== undefined && entry === null) {
      process.stderr.write(`There is no ${noun.name} "${values.for}". Its slug stands in the address of its page.\n`);
      process.exitCode = 1;
      return;
    }
    const link = await invite(pool, OPERATOR, { mail, language: known(values.language), role, entry: entry?.id ?? null }, config.publicUrl);
    process.stdout.write(`${link}\n`);
  } finally {
    await base.close();
  }
}

await main().catch(explainAndExit);
