import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { markdownFromLines } from '../seed/markdown.ts';
import { omosArticles, omosFolder } from '../seed/omos.ts';

const run = promisify(execFile);
const script = resolve(import.meta.dirname, '../seed/omos.ts');
const present = existsSync(join(omosFolder, 'pages.de.ndjson'));
if (!present) console.warn(`Skipped: the OMoS-QA pages are not in ${omosFolder}.`);

const parser = new MarkdownIt();

/** What a reader sees of a Markdown text, paragraph by paragraph and item by item; anything but plain text shows by its type. */
function seen(markdown: string): string[] {
  return parser.parse(markdown, {})
    .filter((token) => token.type === 'inline')
    .map((token) => (token.children ?? []).map((child) => (child.type === 'text' ? child.content : `<${child.type}>`)).join(''));
}

test('plain lines that look like markup or HTML are shown as they are', () => {
  const lines = [
    '# kein Titel', '1. Januar', '24.', '> Zitat', '* Stern *', 'Bewerber*innen und Ärzt*innen', '_unten_ und a_b_c',
    '[Link](https://example.org)', '<script>alert(1)</script>', '&amp; &#60; du&hier', '`code` und ~~weg~~', 'ein \\ am Ende \\',
    '===', '---', '+ plus', '![Bild](x)', '| a | b |', '|---|---|', 'https://www.youtube.com/watch?v=s-gHxPhOtKM',
  ];
  expect(seen(markdownFromLines(lines))).toEqual(lines);
});

test('lines that begin with a hyphen become one list', () => {
  expect(markdownFromLines(['Sie brauchen:', '- Pass', '- 1. Foto', 'Danke.'])).toBe('Sie brauchen:\n\n- Pass\n- 1\\. Foto\n\nDanke.');
});

test('soft hyphens and zero-width spaces are gone, so that the words are found', () => {
  expect(markdownFromLines(['Verbin\u00addungen', 'jmd@\u200bexample.org'])).toBe('Verbindungen\n\njmd@example.org');
});

test('without the folder, the converter says so in one sentence and fails', async () => {
  const failure: unknown = await run(process.execPath, ['--import', 'tsx', script, '/nowhere/omos']).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    code: 1,
    stderr: 'This file cannot be read: there is no /nowhere/omos/pages.de.ndjson; name the folder of the OMoS-QA pages.\n',
  });
});

describe.skipIf(!present)('the pages of OMoS-QA', () => {
  test('each becomes an article in five languages that names its source', () => {
    const articles = [...omosArticles(omosFolder)];
    expect(articles).toHaveLength(441);
    expect(new Set(articles.map((article) => article.slug)).size).toBe(441);
    for (const article of articles) {
      expect(article).toMatchObject({
        noun: 'article',
        slug: expect.stringMatching(/^omos-[a-z0-9]+(-[a-z0-9]+)*$/),
        sources: ['digitalfabrik/integreat-qa-dataset (CC BY 4.0)'],
        title: { de: expect.any(String), en: expect.any(String), fr: { machine: 'OMoS-QA' }, ar: { machine: 'OMoS-QA' }, uk: { machine: 'OMoS-QA' } },
        body: { de: expect.any(String), en: expect.any(String), fr: { machine: 'OMoS-QA' }, ar: { machine: 'OMoS-QA' }, uk: { machine: 'OMoS-QA' } },
      });
    }
  });

  test('an article shows every line of its page, except a first line that repeats the title', () => {
    const bodies = new Map([...omosArticles(omosFolder)].map((article) => [article.slug, article.body]));
    for (const line of readFileSync(join(omosFolder, 'pages.de.ndjson'), 'utf8').trim().split('\n')) {
      const page: unknown = JSON.parse(line);
      const { id, title, body } = page as { id: string; title: string; body: string };
      const lines = body.split('\n').filter((text, index) => index > 0 || text !== title);
      const text = bodies.get(`omos-${id}`) as { de: string };
      const bare = (words: string) => words.replaceAll(/[\u00ad\u200b\u200e\s]|^- /g, '');
      expect(seen(text.de).map(bare)).toEqual(lines.map(bare));
    }
  });
});
