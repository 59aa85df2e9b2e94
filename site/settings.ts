import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

/** Address of the GraphQL endpoint that the build reads everything from. */
export const graphqlUrl = process.env.GRAPHQL_URL ?? 'http://127.0.0.1:4000/graphql';

/** Where the site will be reached, for canonical addresses; without it pages name none. */
export const publicUrl = process.env.PUBLIC_URL;

const dataFolder = resolve(process.env.DATA_DIR ?? fileURLToPath(new URL('../var', import.meta.url)));

/** Folder of the finished site, unless `--outDir` names another. */
export const outputFolder = resolve(dataFolder, 'site');

/** Folder for what one build may keep for the next. */
export const cacheFolder = resolve(dataFolder, 'site-cache');
