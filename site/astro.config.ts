import { defineConfig, passthroughImageService } from 'astro/config';
import { asProgram } from './rendering/adapter.ts';

// Builds run on servers of counties: nothing is reported to anybody.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

// Without a folder of its own, beside the packages and not among the sources.
const cache = process.env.SITE_CACHE ?? '../node_modules/.astro';

export default defineConfig({
  srcDir: '.',
  publicDir: './public',
  cacheDir: cache,
  output: 'server',
  adapter: asProgram(),
  image: { service: passthroughImageService() },
  trailingSlash: 'always',
  compressHTML: true,
  // One style sheet and no inline code: the pages stay small and the content security policy strict.
  build: { format: 'directory', assets: 'assets', inlineStylesheets: 'never' },
  vite: {
    cacheDir: `${cache}/vite`,
    build: { assetsInlineLimit: 0 },
    // All in one bundle: it may lie in any data folder, far from node_modules, and rrule has no named exports outside of one.
    environments: {
      // What searching and its paper have in common comes as one file, and so does what the views of the signed-in area have: each request costs a slow phone more than the bytes that it could do without.
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'finding', test: /\/site\/(?:search\/(?:dom|suggest)|handout\/address)\.ts$/ }, { name: 'area', test: /\/node_modules\/preact\/|\/site\/partner\/(?:Heading|asked)\.tsx$/ }] } } } } },
      prerender: { resolve: { noExternal: true } },
      ssr: { resolve: { noExternal: true } },
    },
  },
  devToolbar: { enabled: false },
});
