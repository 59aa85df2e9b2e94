import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DirectoryError, fail } from '../schema/error.ts';
import type { ImportLine, LocalizedInput } from './line.ts';
import { markdownFromLines } from './markdown.ts';

interface Page {
  id: string;
  title: string;
  lines: string[];
}

/** Where the pages lie when nobody says otherwise: beside this repository. */
export const omosFolder = resolve(import.meta.dirname, '../../shared/omos');

const source = 'digitalfabrik/integreat-qa-dataset (CC BY 4.0)';
const languages = ['de', 'en', 'fr', 'ar', 'uk'];
/** Languages that the data set's own makers had translated by machine throughout. */
const machineMade = ['fr', 'ar', 'uk'];

/**
 * Yields the pages of OMoS-QA as articles in five languages, in the order of the German file.
 * @param folder holds `pages.LANG.ndjson` for de, en, fr, ar and uk, a page a line: `{id, title, body}`
 * @throws FILE_UNREADABLE when the folder or one of its files is absent, BAD_JSON when a line is no page
 * @see https://github.com/digitalfabrik/integreat-qa-dataset (CC BY 4.0)
 */
export function* omosArticles(folder: string): Generator<ImportLine> {
  const editions = new Map(languages.map((language) => [language, readPages(folder, language)]));
  for (const { id, title, lines } of editions.get('de')?.values() ?? []) {
    // The first line often repeats the title. It goes in all languages or in none: their lines stay each other's translation.
    const from = lines[0]?.trim() === title.trim() ? 1 : 0;
    const pages = [...editions].flatMap(([language, pagesById]) => {
      const page = pagesById.get(id);
      return page === undefined ? [] : [[language, page] as const];
    });
    yield {
      noun: 'article',
      slug: `omos-${id}`,
      kind: 'GUIDE',
      title: localized(pages, (page) => page.title.trim()),
      body: localized(pages, (page) => markdownFromLines(page.lines.slice(from))),
      sources: [source],
    };
  }
}

function localized(pages: readonly (readonly [string, Page])[], wording: (page: Page) => string): LocalizedInput {
  return Object.fromEntries(pages.map(([language, page]) => {
    const value = wording(page);
    return [language, machineMade.includes(language) ? { value, machine: 'OMoS-QA' } : value];
  }));
}

function readPages(folder: string, language: string): Map<string, Page> {
  const file = join(folder, `pages.${language}.ndjson`);
  if (!existsSync(file)) throw fail('FILE_UNREADABLE', `there is no ${file}; name the folder of the OMoS-QA pages`);
  const pages = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map(readPage);
  return new Map(pages.map((page) => [page.id, page]));
}

function readPage(line: string): Page {
  const page = parsed(line);
  if (
    typeof page !== 'object' || page === null
    || !('id' in page && typeof page.id === 'string')
    || !('title' in page && typeof page.title === 'string')
    || !('body' in page && typeof page.body === 'string')
  ) throw fail('BAD_JSON', 'a page has an id, a title and a body');
  return { id: page.id, title: page.title, lines: page.body.split('\n') };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw fail('BAD_JSON', error instanceof Error ? error.message : String(error));
  }
}

// `node --import tsx seed/omos.ts FOLDER > pages.ndjson`
if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] === undefined ? omosFolder : resolve(process.argv[2]);
  try {
    await pipeline(Readable.from(printed(folder)), process.stdout);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

function* printed(folder: string): Generator<string> {
  for (const article of omosArticles(folder)) yield `${JSON.stringify(article)}\n`;
}
