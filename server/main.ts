import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { explainAndExit } from './explain.ts';
import { start } from './start.ts';

try {
  const config = readConfig();
  const running = await start(config, createLog(config));
  const stop = (): void => {
    running.stop().then(() => process.exit(0), explainAndExit);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  for (const note of running.notes) process.stdout.write(`${note}\n`);
  process.stdout.write(`ready ${running.url}\n`);
} catch (error) {
  explainAndExit(error);
}
