import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mayUse, unprivilegedAccount } from './account.ts';
import type { Account } from './account.ts';
import { StartError } from './start-error.ts';

const POINTER = 'embedded-home';
const OWNER = 'data-dir';

/** Where the embedded servers keep their data, and as whom they run. */
export interface Home {
  folder: string;
  /** Only when we are root: the user without privileges that the servers run as. */
  account?: Account;
  /** One sentence for the operator when the data does not lie in the data folder. */
  note?: string;
}

function ownerOfData(folder: string): { uid: number; gid: number } | undefined {
  const found = ['postgres', 'meilisearch'].map((name) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return found.find((each) => each !== undefined);
}

/** Reads where an earlier start has put the data, and makes sure that it is still ours. */
function recordedHome(dataDir: string): string | undefined {
  const pointer = join(dataDir, POINTER);
  if (!existsSync(pointer)) return undefined;
  const folder = readFileSync(pointer, 'utf8').trim();
  if (!existsSync(folder)) {
    throw new StartError(`The database of ${dataDir} lies in ${folder}, which is not there: bring it back, or delete ${pointer} to begin with an empty one.`);
  }
  const owner = join(folder, OWNER);
  const writtenOwner = existsSync(owner) ? readFileSync(owner, 'utf8').trim() : dataDir;
  if (writtenOwner !== dataDir) {
    const other = join(writtenOwner, POINTER);
    if (existsSync(other) && readFileSync(other, 'utf8').trim() === folder) {
      throw new StartError(`${dataDir} is a copy of ${writtenOwner} and names the same database in ${folder}: delete ${pointer} to begin with an empty one.`);
    }
    writeFileSync(owner, dataDir);
  }
  return folder;
}

function newHomeElsewhere(dataDir: string, account: Account): string {
  // What is temporary stays temporary; all else must outlive a restart of the machine.
  const temporary = realpathSync(tmpdir());
  const parents = dataDir.startsWith(`${temporary}/`) ? [temporary] : ['/var/lib', '/var/tmp'];
  const parent = parents.find((each) => mayUse(each, account, 1));
  if (parent === undefined) {
    throw new StartError(`PostgreSQL refuses to run as root, and the user "${account.name}" can reach neither ${[dataDir, ...parents].join(' nor ')}: set DATA_DIR to a folder that it can reach.`);
  }
  // Not named after the data folder: one that is deleted and made anew must not meet the old database.
  const folder = join(parent, `integration-directory-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder);
  // To pass through, not to look around: what is inside has owners of its own.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, OWNER), dataDir);
  writeFileSync(join(dataDir, POINTER), folder);
  return folder;
}

/**
 * Finds the place for the servers' data: the data folder itself, unless we are root and the user
 * that root must run PostgreSQL as cannot get there (a clone in a home folder of mode 0700, say).
 * @param dataDir real path of the data folder
 * @throws StartError when there is no user, or no folder that this user can reach
 */
export function findHome(dataDir: string): Home {
  if (process.getuid?.() !== 0) return { folder: dataDir };
  const recorded = recordedHome(dataDir);
  const account = unprivilegedAccount(ownerOfData(recorded ?? dataDir));
  if (recorded === undefined && mayUse(dataDir, account, 1)) return { folder: dataDir, account };
  const folder = realpathSync(recorded ?? newHomeElsewhere(dataDir, account));
  return {
    folder,
    account,
    note: `PostgreSQL and Meilisearch run as the user "${account.name}", who cannot reach ${dataDir}; their data lies in ${folder} and belongs in every backup.`,
  };
}
