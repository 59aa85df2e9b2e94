import { make } from '../search/dom.ts';
import { qrCode } from '../sharing/qr.ts';
import { readEntries } from './address.ts';

/** A longer address makes a code too fine for many cameras, in characters. */
const LONGEST = 400;

/** Fills the list that is printed: of each entry what its own sheet says first, in both languages. The pages hold that ready, so plain web space is enough. */
export function handOut(page: HTMLElement): void {
  const language = document.documentElement.lang;
  const list = page.querySelector('ol');
  const template = page.querySelector('template');
  const status = page.querySelector('[role="status"]');
  const button = page.querySelector<HTMLButtonElement>('[data-print]');
  const back = page.querySelector<HTMLAnchorElement>('a.action');
  if (!list || !template || !status || !button || !back) return;

  const { paths, search } = readEntries(location.search);
  // The same list in another language.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav.languages a')) link.search = location.search;
  back.search = search;
  if (paths.length === 0) {
    status.textContent = page.dataset.empty ?? '';
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
  head(new URL(back.href), page.dataset.site ?? location.origin);
}

/** Puts above the list what was searched for, when, and the code that leads there. */
function head({ pathname, search }: URL, site: string): void {
  const place = document.querySelector('.sheet-head');
  const query = new URLSearchParams(search).get('q');
  if (query) place?.firstElementChild?.append(make('p', {}, make('bdi', { dir: 'auto' }, query)));
  const address = new URL(pathname + search, site).href;
  if (address.length <= LONGEST) place?.append(drawn(address));
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
