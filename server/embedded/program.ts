import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import type { Account } from './account.ts';

/** What it takes to run a program. */
export interface Command {
  file: string;
  args: string[];
  /** Nothing is inherited from our own environment: its folders may be out of the account's reach, its settings meant for others. */
  env: Record<string, string>;
  /** The account must be able to enter it. */
  cwd: string;
  account: Account | undefined;
}

/** An environment in which a program finds its home and its temporary files in a folder that is its own. */
export function ownEnvironment(folder: string): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, TMPDIR: folder, LC_ALL: 'C', TZ: 'UTC' };
}

/** The options of `spawn` that make a child drop root's privileges, extra groups too. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

/** The line in which a program says why it has ended. */
export function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim()).filter(Boolean);
  return lines.find((line) => /\b(fatal|panic|error)/i.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

/**
 * Runs a program to its end.
 * @param input what it reads on its standard input
 * @throws Error with the reason that the program gives, when it cannot be run or fails
 */
export function run(command: Command, input = ''): Promise<void> {
  const { file, args, env, cwd, account } = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, ...asAccount(account), stdio: ['pipe', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text; });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${basename(file)} ended with ${code ?? signal}: ${reasonIn(said)}`));
    });
    // A program that ends early leaves its input unread; its end says what was wrong.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
