/** The rest of a tag that a program has written: `>` may stand within quotes. */
const REST = String.raw`(?:[^>"']|"[^"]*"|'[^']*')*>`;
const SCRIPT = new RegExp(`<script\\b${REST}[\\s\\S]*?</script>`, 'g');
const LINK = new RegExp(`<link\\b${REST}`, 'g');
const POLICY = new RegExp(`<meta http-equiv="Content-Security-Policy"${REST}`);

/** What a frame forbids as well; said once more for browsers that would forget it. Its sources are those of the page around it, whose policy a frame's content has to hold to. */
const STRICT = "script-src 'none'; connect-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'";

/**
 * A page to be looked at within another one: nothing in it runs, its links would open a window, which a frame may not, and it is found by nobody.
 * @see https://html.spec.whatwg.org/multipage/semantics.html#the-base-element
 */
export function still(page: string): string {
  return page
    .replaceAll(SCRIPT, '')
    .replaceAll(LINK, (link) => (link.includes('rel="stylesheet"') ? link : ''))
    .replace(POLICY, `<meta http-equiv="Content-Security-Policy" content="${STRICT}"><base target="_blank"><meta name="robots" content="noindex, nofollow">`);
}
