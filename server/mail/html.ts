import { directionOf } from './direction.ts';
import { type Letter, type Part, clean } from './letter.ts';

/** Mails know no style sheets. Text has no colour of its own, so that it is read in dark mode as well; the button has both of its colours. */
const STYLE = {
  body: 'margin:0;padding:1rem;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif',
  main: 'max-width:36rem;margin:0 auto',
  code: 'margin:1.5rem 0;font:bold 2.25rem/1.2 ui-monospace,Consolas,monospace;text-align:center',
  half: 'margin-inline-start:0.35em',
  link: 'display:inline-block;padding:0.75rem 1.25rem;border-radius:0.375rem;background:#0f5257;color:#ffffff;font-weight:bold;text-decoration:none',
  quote: 'margin:1rem 0;padding-inline-start:1rem;border-inline-start:0.25rem solid #808080',
  small: 'font-size:0.875rem',
} as const;

/** The letter as a page for mail programs: no table, picture, script or anything from elsewhere. */
export function html({ language, subject, parts }: Pick<Letter, 'language' | 'subject' | 'parts'>): string {
  const direction = directionOf(language);
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}" dir="${direction}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(subject)}</title></head>`,
    // Some mail programs keep only what is in the body, so language and direction are said again.
    `<body style="${inAttribute(STYLE.body)}"><div lang="${escaped(language)}" dir="${direction}" style="${STYLE.main}">`,
    ...parts.map(element),
    '</div></body>',
    '</html>',
    '',
  ].join('\n');
}

function element(part: Part): string {
  if (typeof part === 'string') return `<p>${lines(part)}</p>`;
  // Two halves beside each other and no blank between them: what is copied is the code.
  if ('code' in part) return `<p dir="ltr" style="${STYLE.code}"><span>${escaped(part.code.slice(0, 3))}</span><span style="${STYLE.half}">${escaped(part.code.slice(3))}</span></p>`;
  if ('link' in part) return `<p><a href="${escaped(part.link)}" style="${STYLE.link}">${escaped(part.label)}</a></p>`;
  if ('list' in part) return `<ul>${part.list.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
  if ('quote' in part) return `<blockquote dir="auto" style="${STYLE.quote}">${lines(part.quote)}</blockquote>`;
  return `<p style="${STYLE.small}">${lines(part.small)}</p>`;
}

const lines = (text: string): string => escaped(text.trim()).replaceAll('\n', '<br>');

const inAttribute = (style: string): string => style.replaceAll('"', '&quot;');

/** For text and for attributes in double quotes. @see https://html.spec.whatwg.org/multipage/parsing.html#escapingString */
export function escaped(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
