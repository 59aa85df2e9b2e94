import { join } from 'node:path';
import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const project = join(import.meta.dirname, '..');

/** Imports that leave a room: `../server/app.ts`, `../../server/app.ts`. The emitted schema is everybody's. */
const from = (...rooms) => `^(?:\\.\\./)+(?!schema/schema\\.graphql)(?:${rooms.join('|')})(?:/|$)`;

const closed = (message, ...rooms) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: from(...rooms), message }] }],
});

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only server/config.ts and site/settings.ts read the environment: take what you need from them.',
};

const environmentImport = {
  selector: "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
  message: environment.message,
};

const doubleCast = {
  selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
  message: 'A cast by way of unknown switches the type check off: narrow the value instead.',
};

export default defineConfig(
  { ignores: ['node_modules/', 'var/', '**/dist/', '**/.astro/', '**/*.d.ts'] },
  { linterOptions: { noInlineConfig: true } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: project } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A resolver or handler may have to answer with a promise and have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Records of functions are taken apart here, and none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Fires on structural types of MikroORM and graphql, which are used as interfaces.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  astro.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js,astro}'],
    rules: {
      // `x == null` asks for undefined and null at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', doubleCast, environment, environmentImport],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
    },
  },
  {
    // expect.any() and answers read from JSON have the type any.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' },
  },

  // The rooms, see README.
  {
    files: ['schema/**/*.ts'],
    rules: closed('schema/ says what things are and knows no other room.', 'server', 'site', 'seed', 'test'),
  },
  {
    files: ['server/**/*.ts'],
    rules: closed('server/ does not depend on its site or its tests.', 'site', 'test'),
  },
  {
    files: ['site/**/*.{ts,tsx,js,astro}'],
    rules: closed('site/ knows the server through schema/schema.graphql only.', 'server', 'schema', 'seed', 'test'),
  },
  {
    files: ['server/config.ts', 'site/{settings,astro.config}.ts', 'test/**/*.{ts,js}'],
    rules: { 'no-restricted-syntax': ['error', doubleCast] },
  },

  {
    // Goes to the browser as it stands.
    files: ['site/public/*.js'],
    languageOptions: { globals: Object.fromEntries(['caches', 'fetch', 'globalThis', 'setTimeout', 'Blob', 'Headers', 'Request', 'Response', 'ServiceWorkerGlobalScope', 'URL'].map((name) => [name, 'readonly'])) },
  },

  // Programs talk to whoever started them; a tool's configuration is a default export.
  { files: ['seed/**/*.ts', 'test/**/*.{ts,js}', 'server/{exchange,search}/{import,export,rebuild}.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.config.{ts,js,mjs}', 'site/**/*.{ts,tsx}', 'test/closing-line.ts'], rules: { 'no-restricted-exports': 'off' } },
);
