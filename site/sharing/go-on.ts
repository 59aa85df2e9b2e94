/**
 * Leads from a short link to the page in the first of the reader's languages that there is, without a step back to here;
 * who has none of them finds the list. A server does the same before it comes to this, plain web space cannot.
 */
export function goOn(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')];
  for (const wanted of navigator.languages) {
    const tag = wanted.toLowerCase();
    const link = links.find(({ hreflang }) => hreflang === tag) ?? links.find(({ hreflang }) => hreflang === tag.split('-')[0]);
    if (link) {
      location.replace(link.href);
      return;
    }
  }
}
