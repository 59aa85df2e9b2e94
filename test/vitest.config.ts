import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests run against real servers and a real browser, so they get few workers and patient limits. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  resolve: {
    // graphql has an ES module and a CommonJS build; without this, Apollo and the tests load one of each.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: join(import.meta.dirname, 'harness/servers.ts'),
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
    reporters: ['default', join(import.meta.dirname, 'closing-line.ts')],
  },
});
