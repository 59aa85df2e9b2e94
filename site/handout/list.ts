import { make } from '../search/dom.ts';
import { qrCode } from '../sharing/qr.ts';
import { readEntries } from './address.ts';
import { secretIn, sharedPaths } from './shared.ts';

/** A longer address makes a code too fine for many cameras, in characters. */
const LONGEST = 400;

/** Fills the list that is printed: of each entry what its own sheet says first, in both languages. The pages hold that ready, so plain web space is enough. */
export async function handOut(page: HTMLElement): Promise<void> {
  const language = document.documentElement.lang;
  const list = page.querySelector('ol');
  const template = page.querySelector('template');
  const status = page.querySelector('[role="status"]');
  const button = page.querySelector<HTMLButtonElement>('[data-print]');
  const back = page.querySelector<HTMLAnchorElement>('a.action');
  if (!list || !template || !status || !button || !back) return;

  const secret = secretIn(location.hash);
  // The same list in another language.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.languages a')) [link.search, link.hash] = [location.search, location.hash];
  // Who was given a list has searched for nothing.
  back.hidden = secret !== undefined;
  const { paths, search } = secret === undefined ? readEntries(location.search) : { paths: await sharedPaths(secret).catch(() => undefined), search: '' };
  back.search = search;
  if (paths === undefined || paths.length === 0) {
    status.textContent = (paths === undefined ? page.dataset.failed : secret === undefined ? page.dataset.empty : page.dataset.ended) ?? '';
    return;
  }

  const added = paths.map(async (path) => {
    const item = document.importNode(template.content, true).querySelector('li');
    if (!item) return;
    list.append(item);
    await fillFrom(item, `/${language}/${path}/`).catch(() => {
      item.remove();
      status.textContent = page.dataset.failed ?? '';
    });
  });
  // Nobody gets half a list.
  button.addEventListener('click', () => void Promise.all(added).then(() => print()));
  button.hidden = false;
  head(secret === undefined ? new URL(back.href) : undefined, page.dataset.site ?? location.origin);
}

/** Puts above the list when it was printed, and of a search what was searched for and the code that leads there. */
function head(searched: URL | undefined, site: string): void {
  const place = document.querySelector('.sheet-head');
  if (searched) {
    const { pathname, search } = searched;
    const query = new URLSearchParams(search).get('q');
    if (query) place?.firstElementChild?.append(make('p', {}, make('bdi', { dir: 'auto' }, query)));
    const address = new URL(pathname + search, site).href;
    if (address.length <= LONGEST) place?.append(drawn(address));
  }
  for (const each of document.querySelectorAll<HTMLElement>('[data-printed]')) {
    addEventListener('beforeprint', () => {
      const date = new Intl.DateTimeFormat(`${each.lang}-u-ca-gregory-nu-latn`, { dateStyle: 'long' }).format(new Date());
      each.textContent = (each.dataset.printed ?? '').replace('{date}', date);
    });
  }
}

/** @throws where the page of the entry does not come */
async function fillFrom(item: HTMLLIElement, address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${String(answer.status)}`);
  const entry = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const sheet = entry.querySelector('.sheet');
  const [title, ...others] = sheet?.querySelectorAll('.sheet-head > div > p:not(.sheet-brand)') ?? [];
  if (!sheet || !title) throw new Error(`${address}: no sheet`);

  item.querySelector('label')?.append(make('span', {}, ...partsOf(title)));
  // The title in German, and the short link.
  for (const other of others) item.append(document.importNode(other, true));
  const table = sheet.querySelector('table');
  if (table) {
    for (const row of table.querySelectorAll('tr:not([data-first])')) row.remove();
    item.append(make('div', { class: 'sheet' }, document.importNode(table, true)));
  } else {
    const lead = entry.querySelector('article .lead');
    if (lead) item.append(document.importNode(lead, true));
  }
  item.hidden = false;
}

const partsOf = (element: Element): Node[] => [...document.importNode(element, true).childNodes];

/** A QR code as a drawing. */
function drawn(text: string): SVGElement {
  const { size, path } = qrCode(text);
  const [drawing, strokes] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name)) as [SVGElement, SVGElement];
  drawing.setAttribute('class', 'qr');
  drawing.setAttribute('viewBox', `0 0 ${String(size)} ${String(size)}`);
  strokes.setAttribute('d', path);
  drawing.append(strokes);
  return drawing;
}
