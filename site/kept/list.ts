import { drop, dropAll, readKept, type Kept } from './kept.ts';

/** Fills the list of what is kept on this phone, from the page's template for one of it. */
export function listKept(page: HTMLElement): void {
  const list = page.querySelector('ul');
  const template = page.querySelector('template');
  const some = page.querySelector<HTMLElement>('[data-some]');
  const none = page.querySelector<HTMLElement>('[data-none]');
  if (!list || !template || !some || !none) return;

  const show = (): void => {
    const kept = readKept();
    list.replaceChildren(...kept.map((each) => cardOf(template, each, () => {
      drop(each.path);
      show();
      some.focus();
    })));
    some.hidden = kept.length === 0;
    none.hidden = kept.length > 0;
  };
  page.querySelector('[data-print]')?.addEventListener('click', () => print());
  page.querySelector('[data-drop-all]')?.addEventListener('click', () => {
    dropAll();
    show();
    none.focus();
  });
  // The same list in another tab.
  addEventListener('storage', show);
  show();
}

function cardOf(template: HTMLTemplateElement, kept: Kept, forget: () => void): Node {
  const card = document.importNode(template.content, true);
  const language = document.documentElement.lang;
  const find = (part: string) => card.querySelector<HTMLElement>(`[data-part="${part}"]`);

  const title = card.querySelector<HTMLAnchorElement>('h2 a');
  if (title) {
    title.href = `/${language}${kept.path}`;
    title.append(inLanguage(kept.title, kept.language));
  }
  fill(find('german'), kept.german);
  fill(find('url'), kept.url?.replace(/^https?:\/\//, '').replace(/\/$/, ''));
  const call = card.querySelector<HTMLAnchorElement>('a.call');
  if (kept.phone) {
    if (call) call.href = `tel:${kept.phone}`;
    fill(find('phone'), kept.shown ?? kept.phone);
  } else call?.remove();
  const button = card.querySelector('button');
  button?.setAttribute('aria-label', `${button.textContent.trim()}: ${kept.title}`);
  button?.addEventListener('click', forget);
  return card;
}

function fill(part: HTMLElement | null, text: string | undefined): void {
  if (text === undefined) part?.remove();
  else part?.append(text);
}

/** A title that was kept in another language says so to whatever reads it aloud. */
function inLanguage(text: string, language: string): HTMLElement {
  const said = document.createElement('bdi');
  said.lang = language;
  said.textContent = text;
  return said;
}
