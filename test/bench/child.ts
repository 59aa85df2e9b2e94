import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** A program of the benchmarks in a process of its own. */
export interface Child {
  readonly pid: number;
  /** Where it listens, such as http://127.0.0.1:40001 */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Runs a file that opens a port and says which (`tellPort`), through tsx and in production, as `npm start` runs the server.
 * @throws when it ends before that
 */
export async function startChild(file: URL, settings: Record<string, string>): Promise<Child> {
  const child = fork(file, { execArgv: startOptions(), env: { ...process.env, NODE_ENV: 'production', LINK_CHECK: 'off', ...settings }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const [port] = (await Promise.race([once(child, 'message'), ended.then(([code]) => Promise.reject(new Error(`${file.pathname} ended with ${String(code)}`)))])) as [number];
  return {
    pid: child.pid ?? 0,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** The options of Node.js with which `npm start` runs the server. */
export function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } };
  const [, options = ''] = /node (.*) server\/main\.ts/.exec(scripts.start) ?? [];
  return options.split(' ');
}

/** Within the child: says the port, and ends as soon as the parent lets go or has died. */
export function tellPort(port: number): void {
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole group; the parent ends us in its own order.
  process.on('SIGINT', () => undefined);
  process.send?.(port);
}
