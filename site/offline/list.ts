/** Lists the pages of a language that were kept, so that somebody without a network finds what they read before. */
export async function listKept(list: HTMLElement, language: string): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    if (!name.startsWith('pages-')) continue;
    const cache = await caches.open(name);
    for (const { url } of [...(await cache.keys())].reverse()) {
      const { pathname } = new URL(url);
      if (!pathname.startsWith(`/${language}/`) || !pathname.endsWith('/') || /\/(?:urgent|offline|search)\/$/.test(pathname)) continue;
      const text = (await (await cache.match(url))?.text()) ?? '';
      const title = new DOMParser().parseFromString(text, 'text/html').querySelector('h1')?.textContent.trim();
      if (!title) continue;
      const link = document.createElement('a');
      link.href = pathname;
      link.append(title);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
  }
  list.hidden = list.childElementCount === 0;
}
