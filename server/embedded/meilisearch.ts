import { chownSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Home } from './home.ts';
import { meilisearchProgram, PACKAGED_NAME } from './meilisearch-program.ts';
import { ownEnvironment } from './program.ts';
import type { ServerKind } from './server.ts';

/** The address that the application sends its searches to. */
export function meilisearchUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`${meilisearchUrl(port)}/health`, {
      headers: { 'Accept-Encoding': 'identity' },
      signal: AbortSignal.timeout(2_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Meilisearch as a server on loopback, which wants the master key for everything but its health.
 * @param named the program to use instead of the one from npm
 */
export function meilisearch(home: Home, masterKey: string, named: string | undefined): ServerKind {
  let file = '';
  const folder = join(home.folder, 'meilisearch');
  return {
    name: 'Meilisearch',
    key: 'meilisearch',
    program: basename(named ?? PACKAGED_NAME),
    folder,
    // Its store survives any end; it does not catch this one, so requests under way are lost and sent again.
    stopSignal: 'SIGTERM',
    passing: /address (already )?in use/i,
    prepare: async () => {
      file = await meilisearchProgram(home, named);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (home.account) chownSync(folder, home.account.uid, home.account.gid);
    },
    command: (port) => ({
      file,
      args: [
        '--env', 'production',
        '--no-analytics',
        '--http-addr', `127.0.0.1:${port}`,
        '--db-path', join(folder, 'data'),
        '--dump-dir', join(folder, 'dumps'),
        '--snapshot-dir', join(folder, 'snapshots'),
        '--max-indexing-memory', '1GiB',
        // On "info" it writes down every request.
        '--log-level', 'WARN',
      ],
      // Not among the arguments, which every user of the machine can read.
      env: { ...ownEnvironment(folder), MEILI_MASTER_KEY: masterKey },
      cwd: folder,
      account: home.account,
    }),
    answers,
  };
}
