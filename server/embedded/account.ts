import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './start-error.ts';

/** A user of the machine without privileges, which the servers run as when we are root. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

// The first is made for this, the second is on every machine.
const CANDIDATES = ['postgres', 'nobody'];
const NEW_ACCOUNT = 'postgres';

function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8').split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && Number(uid) > 0 ? { name, uid: Number(uid), gid: Number(gid) } : [];
  });
}

function create(name: string): void {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
  const failures: unknown[] = [];
  for (const [command, args] of ways) {
    try {
      execFileSync(command, args, { stdio: 'pipe' });
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new StartError(
    'PostgreSQL refuses to run as root, and no other user could be found or made: start as an ordinary user, make one named "postgres", or set DATABASE_URL.',
    { cause: new AggregateError(failures) },
  );
}

/**
 * The user that root runs the servers as: the owner of the data there is, else "postgres", else "nobody", else a new one.
 * @param owner of the data, if there is any yet
 * @throws StartError when there is none and none can be made
 */
export function unprivilegedAccount(owner?: { uid: number; gid: number }): Account {
  const known = accounts();
  if (owner && owner.uid > 0) return known.find(({ uid }) => uid === owner.uid) ?? { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
  const names = known.map(({ name }) => name);
  const name = CANDIDATES.find((each) => names.includes(each));
  if (name === undefined) create(NEW_ACCOUNT);
  const account = accounts().find((each) => each.name === (name ?? NEW_ACCOUNT));
  if (!account) throw new StartError(`The user "${NEW_ACCOUNT}" was made but is not in /etc/passwd: set DATABASE_URL or start as an ordinary user.`);
  return account;
}

function grants(path: string, { uid, gid }: Account, right: 1 | 4): boolean {
  const { mode, uid: owner, gid: group } = statSync(path);
  const shift = owner === uid ? 6 : group === gid ? 3 : 0;
  return ((mode >> shift) & right) !== 0;
}

/**
 * Whether an account may read (4) or enter or run (1) a path, by the permission bits of it and of all folders above.
 * A path that is not there counts as one that it may not.
 */
export function mayUse(path: string, account: Account, right: 1 | 4): boolean {
  try {
    let at = realpathSync(path);
    if (!grants(at, account, right)) return false;
    while (at !== dirname(at)) {
      at = dirname(at);
      if (!grants(at, account, 1)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
