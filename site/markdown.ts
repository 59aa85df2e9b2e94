import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

// A picture would be fetched from somebody else's server, who would then know who reads this; a link leaves the choice.
markdown.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const address = markdown.utils.escapeHtml(String(token?.attrGet('src') ?? ''));
  return `<a href="${address}" rel="external">${markdown.utils.escapeHtml(token?.content || address)}</a>`;
};
markdown.renderer.rules.table_open = () => '<div class="scroller"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';

/**
 * HTML of a text in Markdown (CommonMark with tables, no raw HTML).
 * Headings are moved down, so that the highest one of the text comes right under the page's own.
 * @param level level that the highest heading of the text gets, 2 to 6
 */
export function renderMarkdown(source: string, level: number): string {
  const tokens = markdown.parse(source, {});
  const headings = tokens.filter((token) => token.type === 'heading_open' || token.type === 'heading_close');
  const highest = Math.min(...headings.map((token) => Number(token.tag.slice(1))));
  for (const token of headings) {
    token.tag = `h${String(Math.min(6, Number(token.tag.slice(1)) - highest + level))}`;
  }
  for (const token of tokens) {
    for (const inline of token.children ?? []) {
      if (inline.type === 'link_open' && /^https?:/.test(String(inline.attrGet('href') ?? ''))) inline.attrSet('rel', 'external');
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}
