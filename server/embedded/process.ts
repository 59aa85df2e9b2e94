import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LINUX = process.platform === 'linux';

/** A process by its number and its time of birth, since the number alone is given to another one after its end. */
export interface ProcessIdentity {
  pid: number;
  born: string;
}

// Times of birth count from boot, so the boot belongs to them.
const boot = LINUX ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : '';

/**
 * Identifies a running process; one that has ended and only waits for its parent to notice (a zombie) is not running.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function identify(pid: number): ProcessIdentity | undefined {
  try {
    if (LINUX) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the program's name in brackets and may hold spaces and brackets itself.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : { pid, born: `${boot} ${fields[19]}` };
    }
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim();
    return line === '' || line.startsWith('Z') ? undefined : { pid, born: line.replace(/^\S+\s+/, '') };
  } catch {
    return undefined;
  }
}

/** Whether this very process still runs. */
export function isRunning({ pid, born }: ProcessIdentity): boolean {
  return identify(pid)?.born === born;
}

/**
 * Lists the running processes of a program (its file name) that were told to work in a folder, or that bear a title;
 * always empty where there is no /proc.
 */
export function processesOf(program: string, folder: string, title?: string): ProcessIdentity[] {
  if (!LINUX) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      // The kernel keeps the first 15 characters of a program's name.
      if (readFileSync(`/proc/${name}/comm`, 'utf8').trim() !== program.slice(0, 15)) return [];
      // Not its working folder: in a container, root may not look at that of another user's process.
      const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      const ours = args.some((each) => each.startsWith(`${folder}/`)) || (title !== undefined && args[0]?.startsWith(title));
      return ours ? identify(Number(name)) ?? [] : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

/** Waits until none of the processes runs any more; false when `patience` (milliseconds) ends before. */
export async function ended(processes: readonly ProcessIdentity[], patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (processes.some(isRunning)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

function send(signal: NodeJS.Signals, processes: readonly ProcessIdentity[]): void {
  for (const each of processes.filter(isRunning)) {
    try {
      process.kill(each.pid, signal);
    } catch (error) {
      if (isRunning(each)) throw error;
    }
  }
}

/** Asks the processes to end, and kills what is left of them after `patience` milliseconds. */
export async function terminate(processes: readonly ProcessIdentity[], signal: NodeJS.Signals, patience = 20_000): Promise<void> {
  send(signal, processes);
  if (await ended(processes, patience)) return;
  send('SIGKILL', processes);
  await ended(processes, 5_000);
}
