import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { note } from '../access/accounts.ts';
import { normalAddress } from '../access/address.ts';
import { readConfig } from '../config.ts';
import { explainAndExit } from '../explain.ts';
import { createLog } from '../log.ts';
import { eraseFiles } from '../mail/erasing.ts';
import { openBase } from '../start.ts';
import { erasePerson } from './erase-person.ts';
import { personWith, tellPerson } from './tell-person.ts';

const USAGE = `Usage: npm run person -- export MAIL [FILE]
       npm run person -- erase MAIL
Export writes everything that is kept about a person as JSON, to standard output without FILE. Erase deletes it at once and for good, with the account.
`;

/** `npm run person`: what somebody may ask of whoever runs the server who cannot sign in any more. Works beside a running server and without. */
async function main(): Promise<void> {
  const { positionals: [verb, given, file, ...rest] } = parseArgs({ allowPositionals: true });
  if ((verb !== 'export' && verb !== 'erase') || given === undefined || rest.length > 0 || (verb === 'erase' && file !== undefined)) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const mail = normalAddress(given);
  const config = readConfig();
  const base = await openBase(config, createLog({ logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel }));
  try {
    const { pool } = base.store;
    if (verb === 'export') {
      const person = (await personWith(pool, { mail })) ?? { account: null, mail, name: null };
      const told = `${JSON.stringify(await tellPerson(pool, person), null, 2)}\n`;
      await note(pool, 'operator', 'exported a person');
      if (file === undefined) process.stdout.write(told);
      else await writeFile(file, told, { mode: 0o600 });
      return;
    }
    const post = { nudge: () => undefined, forgetPerson: (person: Parameters<typeof eraseFiles>[1]) => eraseFiles(join(config.dataDir, 'mail'), person) };
    const was = await erasePerson({ pool, post, publicUrl: config.publicUrl }, { mail }, 'operator');
    process.stdout.write(was ? 'The account and everything about it are erased.\n' : 'There was no such account; whatever was known of this address is erased.\n');
  } finally {
    await base.close();
  }
}

await main().catch(explainAndExit);
