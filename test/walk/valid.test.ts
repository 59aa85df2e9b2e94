import { globSync, readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSeeded } from './running.ts';

let directory: Awaited<ReturnType<typeof startSeeded>>;

beforeAll(async () => {
  directory = await startSeeded();
});
afterAll(async () => {
  await directory.stop();
});

const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'long-title': 'off', 'no-inline-style': 'error' } });

/** Cuts out what all pages of a language have in common and pages of every template are checked with. */
const withoutFrame = (html: string): string =>
  html
    .replace(/<link rel="alternate"[^>]*>/g, '')
    .replace(/<header class="frame">.*?<\/header>/s, '')
    .replace(/<footer class="frame">.*?<\/footer>/s, '');

/**
 * What a page is made of: its elements and attributes in their order, without the words and the lengths of plain lists. Identifiers stay, since they have to be unique.
 * Two pages made of the same are both valid or both not, as long as their words cannot be taken for HTML.
 */
function shapeOf(html: string): string {
  return html
    .replace(/(<(script|style)\b[^>]*>).*?<\/\2>/gs, '$1')
    .replace(/([\w-]+)="([^"]*)"/g, (attribute, name: string, value: string) => (/^(?:id|for|rel|type|role|name|aria-(?:labelledby|describedby|controls))$/.test(name) ? attribute : `${name}=${value === '' ? '' : 'x'}`))
    .replace(/<\/?bdi\b[^>]*>/g, '')
    .replace(/>[^<]*\S[^<]*/g, '>x')
    .replace(/(<li[^>]*>x<\/li>)+/g, '<li>');
}

function mistakesIn(path: string, html: string): string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${path}:${String(line)}:${String(column)} ${ruleId}: ${message}`));
}

/** Folder of a page below its language, which has a template of its own: "services", or "" for home. */
const templateOf = (path: string): string => path.split('/').slice(0, 2).join('/');

it('every built page is valid HTML and says that it loads nothing from elsewhere, and none has a sign that stands for HTML in its words', () => {
  const pages = globSync('**/*.html', { cwd: directory.site }).sort().map((path) => ({ path, html: readFileSync(`${directory.site}/${path}`, 'utf8') }));
  expect(pages.length).toBeGreaterThan(1000);
  const templates = new Set<string>();
  const shapes = new Set<string>();
  const mistakes: string[] = [];
  for (const { path, html } of pages) {
    if (/&(?!(?:[a-z]+|#\d+|#x[\da-f]+);)/i.test(html.replace(/<script\b.*?<\/script>/gs, ''))) mistakes.push(`${path}: an ampersand that stands for itself`);
    if (!/<meta http-equiv="Content-Security-Policy" content="default-src 'self';(?![^"]*unsafe)/.test(html.replaceAll('&#39;', "'"))) mistakes.push(`${path}: nothing says what it may load`);
    const isFirst = !templates.has(templateOf(path));
    templates.add(templateOf(path));
    const own = isFirst ? html : withoutFrame(html);
    const shape = shapeOf(own);
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    mistakes.push(...mistakesIn(path, own));
  }
  expect(mistakes).toEqual([]);
  // Else the shapes tell pages apart that are alike, or take different ones for alike.
  expect(shapes.size).toBeGreaterThan(200);
  expect(shapes.size).toBeLessThan(pages.length / 2);
}, 300_000);

it('the check of valid HTML finds a mistake', () => {
  expect(mistakesIn('page', '<!doctype html>\n<html lang="de"><head><title>Amt</title></head><body><p style="color: red">Amt</body></html>').length).toBeGreaterThan(0);
  expect(shapeOf('<p class="a">Amt</p>')).not.toBe(shapeOf('<p>Amt</p>'));
  expect(shapeOf('<p class="a">Amt</p>')).toBe(shapeOf('<p class="b">Haus</p>'));
});
