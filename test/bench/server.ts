import { createApp, listen } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { openSearch } from '../../server/search/index.ts';
import { openStore } from '../../server/store/store.ts';
import { tellPort } from './child.ts';

// The server as `npm start` runs it, over a database and a Meilisearch that are there already, and without building a site after each write.
const { DATABASE_URL = '', MEILI_URL = '', MEILI_KEY = '', MEILI_PREFIX = '', OPERATOR_TOKEN = '', SITE_FOLDER = '' } = process.env;
const log = createLog({ logLevel: 'warn' });
const store = await openStore(DATABASE_URL);
const search = openSearch({ pool: store.pool, url: MEILI_URL, key: MEILI_KEY, prefix: MEILI_PREFIX, log });
await search.load();
search.watch();
const app = await createApp({
  pool: store.pool,
  search: search.ask,
  suggest: search.suggest,
  nudge: search.nudge,
  post: { nudge: () => undefined, forgetPerson: () => Promise.resolve() },
  ready: () => Promise.resolve(true),
  operatorToken: OPERATOR_TOKEN,
  publicUrl: 'http://localhost',
  siteFolder: SITE_FOLDER,
  log,
});
const { port } = await listen(app.express, 0, '127.0.0.1');
tellPort(port);
