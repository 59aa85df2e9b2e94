import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { explainAndExit } from './explain.ts';
import { SiteProgram, dayInGermany } from './site-program.ts';

/** `npm run site -- FOLDER`: writes the site of the server that runs with the same settings, for web space that serves plain files. */
async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [given] = positionals;
  if (given === undefined) {
    process.stderr.write('Name the folder that the site is to be written to: npm run site -- FOLDER\n');
    process.exitCode = 1;
    return;
  }
  const { dataDir, host, port, publicUrl, siteLanguages } = readConfig();
  const folder = resolve(given);
  const [draft, former] = [`${folder}.draft`, `${folder}.former`];
  rmSync(draft, { recursive: true, force: true });
  const made = await new SiteProgram(dataDir).make({
    graphqlUrl: `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}/graphql`,
    publicUrl,
    languages: siteLanguages,
    day: dayInGermany(),
    folder: draft,
    former: existsSync(folder) ? folder : undefined,
  });
  rmSync(former, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, former);
  renameSync(draft, folder);
  rmSync(former, { recursive: true, force: true });
  process.stdout.write(`${String(made.pages)} pages, ${String(made.rendered)} of them made anew\n`);
}

await main().catch(explainAndExit);
