import { canKeep, drop, keep, readKept, type Kept } from './kept.ts';

/** The button that keeps an entry on this phone, or forgets it again. */
export function keepBy(button: HTMLElement, url: string | undefined): void {
  const here = entryHere(url);
  const item = button.closest('li');
  if (!here || !item || !canKeep()) return;
  const label = button.querySelector('span');
  const see = item.nextElementSibling;
  const show = (): void => {
    const kept = readKept();
    const isKept = kept.some(({ path }) => path === here.path);
    button.setAttribute('aria-pressed', String(isKept));
    if (label) label.textContent = (isKept ? button.dataset.drop : button.dataset.keep) ?? '';
    if (see instanceof HTMLElement) see.hidden = kept.length === 0;
  };
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') drop(here.path);
    else keep(here);
    show();
  });
  item.hidden = false;
  show();
}

/** The entry of this page as it would be kept, taken from what the page shows. */
function entryHere(url: string | undefined): Kept | undefined {
  const [, language, path] = /^\/([^/]+)(\/[^/]+\/[^/]+\/)$/.exec(location.pathname) ?? [];
  const heading = document.querySelector('h1');
  if (!language || !path || !heading) return undefined;
  const phone = document.querySelector<HTMLAnchorElement>('main a[href^="tel:"]');
  const german = document.querySelector('.german')?.textContent;
  return {
    path,
    language: heading.querySelector('[lang]')?.getAttribute('lang') ?? language,
    title: heading.textContent.trim(),
    ...(german ? { german } : {}),
    ...(phone ? { phone: phone.href.slice('tel:'.length), shown: (phone.querySelector('bdi') ?? phone).textContent.trim() } : {}),
    ...(url ? { url } : {}),
  };
}
