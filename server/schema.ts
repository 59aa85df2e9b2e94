import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { sortedSchema } from './graphql/build.ts';

/** Writes the emitted schema, or with `--check` says whether the committed one is out of date. */
const file = new URL('../schema/schema.graphql', import.meta.url);
const now = `# Emitted by "npm run schema" from the nouns in this folder. Do not edit.\n\n${printSchema(sortedSchema())}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== now) {
    process.stderr.write('schema/schema.graphql is out of date. Run "npm run schema" and commit it.\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, now);
}
