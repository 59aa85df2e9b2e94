import { expect, test } from 'vitest';
import { renderMarkdown } from '../../site/markdown.ts';

test('raw HTML in an article is shown as text and never run', () => {
  const html = renderMarkdown('Hallo <script>alert(1)</script> <img src=x onerror=alert(1)>', 2);
  expect(html).not.toMatch(/<(?:script|img)/);
  expect(html).toContain('&lt;script&gt;');
});

test('links to scripts are not made', () => {
  expect(renderMarkdown('[hier](javascript:alert(1))', 2)).not.toContain('<a');
});

test('the headings of an article begin below the heading of its page', () => {
  expect(renderMarkdown('# Eins\n\n### Zwei\n\n# Drei', 2)).toBe('<h2>Eins</h2>\n<h4>Zwei</h4>\n<h2>Drei</h2>\n');
  expect(renderMarkdown('##### Eins\n\n###### Zwei', 3)).toBe('<h3>Eins</h3>\n<h4>Zwei</h4>\n');
});

test('a picture of another server becomes a link, so that nobody is asked for it unasked', () => {
  expect(renderMarkdown('![Karte](https://example.org/karte.png)', 2)).toBe('<p><a href="https://example.org/karte.png" rel="external">Karte</a></p>\n');
});

test('a new line in a text is a new line on the page', () => {
  expect(renderMarkdown('Montag\nDienstag', 2)).toBe('<p>Montag<br>\nDienstag</p>\n');
});
