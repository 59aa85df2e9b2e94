import { useEffect, useState } from 'preact/hooks';

/** A text in Markdown as readers see it. The renderer is loaded when somebody first looks; it lets no raw HTML through. */
export function MarkdownPreview({ source, language }: { source: string; language: string }) {
  const [html, setHtml] = useState('');
  useEffect(() => {
    let wanted = true;
    void import('../../markdown.ts').then(({ renderMarkdown }) => {
      if (wanted) setHtml(renderMarkdown(source, 4));
    });
    return () => {
      wanted = false;
    };
  }, [source]);
  return <div class="preview-text" lang={language} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
