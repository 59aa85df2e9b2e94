import { readConfig } from './config.ts';
import { explainAndExit } from './explain.ts';
import { createLog } from './log.ts';
import { start } from './start.ts';

try {
  const config = readConfig();
  // A signal during the start is heard too: whatever runs by then is stopped in order.
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  const running = await start(config, createLog(config), ending.signal);
  ending.signal.addEventListener('abort', () => {
    running.stop().then(() => process.exit(0), explainAndExit);
  });
  for (const note of running.notes) process.stdout.write(`${note}\n`);
  process.stdout.write(`ready ${running.url}\n`);
} catch (error) {
  explainAndExit(error);
}
