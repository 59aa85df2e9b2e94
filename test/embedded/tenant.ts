// A process that uses the servers of a data folder: prints where they are as one JSON line, leaves on SIGTERM.
// Usage: node --import tsx test/embedded/tenant.ts DATA_DIR
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import { startEmbedded } from '../../server/embedded/index.ts';

const config = readConfig({ DATA_DIR: process.argv[2] });
try {
  const begun = performance.now();
  const { stop, ...found } = await startEmbedded(config, pino(pino.destination(2)));
  const alive = setInterval(() => undefined, 60_000);
  process.once('SIGTERM', () => {
    clearInterval(alive);
    void stop();
  });
  console.log(JSON.stringify({ ...found, milliseconds: Math.round(performance.now() - begun) }));
} catch (error) {
  console.log(JSON.stringify({ error: String(error) }));
  process.exitCode = 1;
}
