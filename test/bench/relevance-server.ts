import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { start } from '../../server/start.ts';

// The whole directory as `npm start` starts it; it ends, with its database and its Meilisearch, when the parent lets go or has died.
const config = readConfig();
const running = await start(config, createLog(config));
process.on('disconnect', () => void running.stop().finally(() => process.exit(0)));
process.on('SIGINT', () => undefined);
process.send?.(Number(new URL(running.url).port));
