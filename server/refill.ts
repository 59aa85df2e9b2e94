import { escaped } from './mail/html.ts';

/**
 * Puts what somebody typed back into the page of a form, and shows what is hidden for this case: so that a form without JavaScript loses nothing.
 * It knows only what our own page has: inputs, selects and textareas whose attribute `name` comes first, and `data-case="…" hidden`.
 * @param html the built page
 * @param typed by name of the field
 * @param cases which of the hidden parts to show
 */
export function refill(html: string, typed: ReadonlyMap<string, string>, cases: readonly string[]): string {
  let page = html;
  for (const each of cases) page = page.replaceAll(`data-case="${each}" hidden`, `data-case="${each}"`);
  for (const [name, value] of typed) {
    const text = escaped(value);
    page = page.replaceAll(`<input name="${name}"`, () => `<input name="${name}" value="${text}"`);
    page = page.replace(new RegExp(`(<textarea name="${name}"[^>]*>)[^<]*`), (_, start: string) => `${start}\n${text}`);
    page = page.replace(new RegExp(`<select name="${name}"[^]*?</select>`), (select) => select.replaceAll(' selected', '').replace(`<option value="${text}"`, () => `<option value="${text}" selected`));
    page = page.replaceAll(`data-shows="${name}"`, () => `href="${text}"`);
  }
  return page;
}

/** Puts words into the parts of the page that wait for them, `<span data-fills="name"></span>`. */
export function fillIn(html: string, words: ReadonlyMap<string, string>): string {
  let page = html;
  for (const [name, value] of words) page = page.replaceAll(new RegExp(`(data-fills="${name}"[^>]*>)[^<]*`, 'g'), (_, start: string) => `${start}${escaped(value)}`);
  return page;
}

/** Lets the links to the same page in other languages open the same thing. @param page its name in the address @param token of a link that opens it */
export const keepToken = (html: string, page: string, token: string): string => html.replace(new RegExp(`href="(/[a-z-]+/${page}/)"`, 'g'), (_, path: string) => `href="${path}?t=${token}"`);
