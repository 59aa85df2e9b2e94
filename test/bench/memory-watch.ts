import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How often memory is looked at, in milliseconds. */
const LOOK = 1000;

/** How the memory of one process is told: by its own peak, or by its share now where many share the same pages. */
const MEASURES = { peak: { file: 'status', line: /^VmHWM:\s+(\d+) kB/m }, share: { file: 'smaps_rollup', line: /^Pss:\s+(\d+) kB/m } } as const;

/**
 * Watches how much memory processes take, each with all that descend from it, and keeps the highest sum.
 * PostgreSQL's buffers do not count once for each connection. Where there is no /proc (Linux), nothing is known.
 * @see https://www.kernel.org/doc/html/latest/filesystems/proc.html
 */
export class MemoryWatch {
  private readonly watched = new Map<string, { pid: () => number | undefined; measure: keyof typeof MEASURES }>();
  private readonly highest = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;

  /** @param dataDir where the embedded servers keep which processes they are */
  constructor(dataDir: string) {
    const pidIn = (file: string) => (): number => (JSON.parse(readFileSync(join(dataDir, 'run', file), 'utf8')) as { pid: number }).pid;
    this.follow('PostgreSQL', pidIn('postgres.json'), 'share');
    this.follow('Meilisearch', pidIn('meilisearch.json'));
    this.timer = setInterval(() => this.look(), LOOK);
  }

  /** From now on watches that process too. */
  follow(who: string, pid: () => number | undefined, measure: keyof typeof MEASURES = 'peak'): void {
    this.watched.set(who, { pid, measure });
  }

  /** From now on watches that process no more. @returns the highest sum in bytes, 0 where nothing is known */
  forget(who: string): number {
    this.look();
    const highest = this.highest.get(who) ?? 0;
    this.watched.delete(who);
    this.highest.delete(who);
    return highest;
  }

  /** The highest sums in bytes, by the names given. */
  peaks(): ReadonlyMap<string, number> {
    this.look();
    return this.highest;
  }

  /** A process that descends from this one and has that word in its command; none when there is none now. */
  descendant(word: string): number | undefined {
    return familyOf(process.pid, childrenByParent()).find((pid) => pid !== process.pid && read(`/proc/${String(pid)}/cmdline`).includes(word));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const children = childrenByParent();
    for (const [who, { pid, measure }] of this.watched) {
      const now = pid();
      if (now === undefined) continue;
      const sum = familyOf(now, children).reduce((total, each) => total + sizeOf(each, measure), 0);
      this.highest.set(who, Math.max(sum, this.highest.get(who) ?? 0));
    }
  }
}

function familyOf(pid: number, children: ReadonlyMap<number, readonly number[]>): number[] {
  return [pid, ...(children.get(pid) ?? []).flatMap((child) => familyOf(child, children))];
}

function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of listed('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // "pid (name, which may hold anything) state parent …"
    const parent = Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1]);
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

/** Bytes; 0 for a process that has just ended, or is not ours to look at. */
function sizeOf(pid: number, measure: keyof typeof MEASURES): number {
  const { file, line } = MEASURES[measure];
  return 1024 * Number(line.exec(read(`/proc/${String(pid)}/${file}`))?.[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
