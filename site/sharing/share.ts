import { keepBy } from '../kept/button.ts';

/** Gives the buttons of a share list what needs a script: the phone's own share menu, copying, printing. */
export function shareFrom(box: HTMLElement): void {
  const url = box.dataset.url ?? location.href;
  const title = document.querySelector('h1')?.textContent.trim() ?? document.title;

  offer(box, 'native', 'share' in navigator, () => {
    // Whoever closes the menu without choosing has changed their mind: nothing to tell.
    navigator.share({ title, url }).catch(() => undefined);
  });
  // Browsers keep the clipboard from pages that came by plain HTTP.
  offer(box, 'copy', isSecureContext, (button) => {
    void navigator.clipboard.writeText(url).then(() => {
      const said = box.querySelector('[role="status"]');
      if (said) said.textContent = button.dataset.done ?? '';
    });
  });
  offer(box, 'print', true, () => print());

  const keeper = box.querySelector<HTMLElement>('[data-share="keep"]');
  if (keeper) keepBy(keeper, box.dataset.url);

  for (const place of document.querySelectorAll<HTMLElement>('[data-printed]')) {
    const locale = `${place.lang || document.documentElement.lang}-u-ca-gregory-nu-latn`;
    addEventListener('beforeprint', () => {
      const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date());
      place.textContent = (place.dataset.printed ?? '').replace('{date}', date);
    });
  }
}

function offer(box: HTMLElement, name: string, possible: boolean, act: (button: HTMLElement) => void): void {
  const button = box.querySelector<HTMLElement>(`[data-share="${name}"]`);
  if (!button || !possible) return;
  button.addEventListener('click', () => act(button));
  const item = button.closest('li');
  if (item) item.hidden = false;
}
