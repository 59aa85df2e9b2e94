import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { explainAndExit } from '../server/explain.ts';
import { learn } from '../server/search/learning/learn.ts';
import type { Segment } from '../server/search/learning/segment.ts';
import { encodeBase } from '../server/search/relevance/base.ts';
import { BASE_FILE } from '../server/search/relevance/base-file.ts';
import { omosFolder } from './omos.ts';

interface Page {
  id: string;
  split: string;
  body: string;
}

interface Question {
  id: string;
  question: string;
  page: string;
}

const ORIGINAL = 'de';

/** Every so many pages one can be left out, so that the rest can be measured on it. */
const FOLDS = 5;

/**
 * Makes the learned numbers with which a directory starts, from a folder of parallel pages and questions.
 * `pages.LANG.ndjson` has the same pages in the same lines in each language, `questions.SPLIT.LANG.ndjson` the same questions.
 * @see https://github.com/digitalfabrik/integreat-qa-dataset (CC BY 4.0), from which the numbers in this repository are learned
 */
function run(): void {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string', default: BASE_FILE }, split: { type: 'string' }, without: { type: 'string' } } });
  const folder = resolve(positionals[0] ?? omosFolder);
  const names = readdirSync(folder);
  const languages = names.flatMap((name) => /^pages\.(.+)\.ndjson$/.exec(name)?.[1] ?? []);
  const splits = [...new Set(names.flatMap((name) => /^questions\.(.+?)\./.exec(name)?.[1] ?? []))].filter((split) => values.split === undefined || split === values.split);
  const pages = new Map(languages.map((language) => [language, read<Page>(folder, `pages.${language}`)]));
  const left = new Set((pages.get(ORIGINAL) ?? []).filter(({ split }, at) => (values.split !== undefined && split !== values.split) || String(at % FOLDS) === values.without).map(({ id }) => id));
  const texts = (pages.get(ORIGINAL) ?? []).flatMap(({ id }, at): Segment[] => {
    if (left.has(id)) return [];
    const lines = languages.map((language) => pages.get(language)?.[at]?.body.split('\n') ?? []);
    return (lines[languages.indexOf(ORIGINAL)] ?? []).map((_, line) => new Map(languages.map((language, nth) => [language, lines[nth]?.[line] ?? ''])));
  });
  const questions = splits.flatMap((split) => {
    const asked = new Map(languages.map((language) => [language, read<Question>(folder, `questions.${split}.${language}`)]));
    return (asked.get(ORIGINAL) ?? []).flatMap(({ page }, at): Segment[] => (left.has(page) ? [] : [new Map(languages.map((language) => [language, asked.get(language)?.[at]?.question ?? '']))]));
  });
  const bytes = encodeBase(learn(texts, questions, ORIGINAL));
  writeFileSync(values.out, bytes);
  process.stdout.write(`${values.out}: learned from ${String(texts.length)} lines and ${String(questions.length)} questions in ${languages.join(', ')}; ${(bytes.length / 1e6).toFixed(1)} MB\n`);
}

function read<Line>(folder: string, name: string): Line[] {
  return readFileSync(join(folder, `${name}.ndjson`), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

try {
  run();
} catch (error) {
  explainAndExit(error);
}
