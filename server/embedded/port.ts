import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the range that Linux takes the ports of outgoing connections from, so a port stays free while its server restarts.
const FIRST = 20_000;
const LAST = 32_000;

/** Whether nobody listens on a loopback port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Finds a free loopback port: the preferred one if it can be had. */
export async function freePort(preferred?: number): Promise<number> {
  let port = preferred ?? randomInt(FIRST, LAST);
  while (!await isFree(port)) port = randomInt(FIRST, LAST);
  return port;
}
