import { post } from './post.ts';
import { make } from './dom.ts';
import { fold } from './fold.ts';
import { hasPage, pathOf } from '../paths.ts';

/** What somebody who is typing may mean. */
export interface Suggestion {
  kind: 'ENTRY' | 'TOPIC' | 'PLACE';
  /** Of an entry. */
  noun: string | null;
  slug: string | null;
  label: string;
  language: string;
}

/** Event of the form when a place is chosen; whoever prevents it goes there without a new page. */
export const placeChosen = 'place-chosen';

export const suggestQuery = `query ($query: String!, $language: LanguageTag!) {
  suggest(query: $query, language: $language, first: 8) { kind noun slug label language }
}`;

/** Typing pauses this long, in milliseconds, before the server is asked. */
const pause = 120;
const fewestLetters = 2;

/**
 * Makes the search field of a form a combobox with a list below it; without answers it stays a plain field.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function suggestIn(form: HTMLFormElement): void {
  const input = form.querySelector('input');
  const list = form.querySelector<HTMLElement>('.suggestions');
  if (!input || !list) return;
  const kinds = JSON.parse(list.dataset.kinds ?? '{}') as Record<string, string>;
  const language = document.documentElement.lang;
  let shown: Suggestion[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();

  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false']] as const) input.setAttribute(name, value);

  input.addEventListener('input', () => {
    stop();
    const query = input.value.trim();
    if (query.length < fewestLetters) show([]);
    else timer = setTimeout(() => void ask(query), pause);
  });
  input.addEventListener('keydown', (key) => {
    if (key.isComposing || key.altKey || key.ctrlKey || key.metaKey) return;
    if ((key.key === 'ArrowDown' || key.key === 'ArrowUp') && shown.length > 0) {
      key.preventDefault();
      if (list.hidden) show(shown);
      move(key.key === 'ArrowDown' ? active + 1 : active - 1);
    } else if (key.key === 'Escape' && !list.hidden) {
      key.preventDefault();
      close();
    } else if (key.key === 'Enter') {
      const chosen = list.hidden ? undefined : shown[active];
      if (!chosen) return;
      key.preventDefault();
      choose(chosen);
    }
  });
  input.addEventListener('blur', close);
  form.addEventListener('submit', close);
  // The field keeps the focus, so that the list is still there when the finger is lifted.
  list.addEventListener('mousedown', (press) => press.preventDefault());

  function stop(): void {
    clearTimeout(timer);
    asking.abort();
  }

  async function ask(query: string): Promise<void> {
    const { signal } = (asking = new AbortController());
    try {
      const { data } = await post<{ data?: { suggest: Suggestion[] } | null }>(suggestQuery, { query, language }, signal);
      if (!signal.aborted && document.activeElement === input) show(data?.suggest ?? []);
    } catch {
      // Suggestions are a help and no more: without them one presses the button.
      if (!signal.aborted) show([]);
    }
  }

  function show(suggestions: Suggestion[]): void {
    shown = suggestions.filter(({ kind, noun, slug }) => kind === 'PLACE' || (slug !== null && (kind === 'TOPIC' || hasPage(noun ?? ''))));
    active = -1;
    list?.replaceChildren(...shown.map((suggestion, at) => {
      const { kind, noun, label } = suggestion;
      const mark = suggestion.language === language ? {} : { lang: suggestion.language, dir: 'auto' };
      const option = make('li', { id: `${list.id}-${String(at)}`, role: 'option', 'aria-selected': 'false' },
        make('bdi', mark, label), ' ', make('span', { class: 'kind' }, kinds[kind === 'ENTRY' ? noun ?? '' : kind] ?? ''));
      option.addEventListener('click', () => choose(suggestion));
      return option;
    }));
    setOpen(shown.length > 0);
  }

  function close(): void {
    stop();
    setOpen(false);
  }

  function setOpen(open: boolean): void {
    if (list) list.hidden = !open;
    input?.setAttribute('aria-expanded', String(open));
    if (!open) move(-1);
  }

  /** Marks an option; before the first and after the last stands the field itself. */
  function move(to: number): void {
    active = to < -1 ? shown.length - 1 : to >= shown.length ? -1 : to;
    for (const [at, option] of [...(list?.children ?? [])].entries()) {
      option.setAttribute('aria-selected', String(at === active));
      if (at === active) option.scrollIntoView({ block: 'nearest' });
    }
    if (active >= 0 && list) input?.setAttribute('aria-activedescendant', `${list.id}-${String(active)}`);
    else input?.removeAttribute('aria-activedescendant');
  }

  function choose({ kind, noun, slug, label }: Suggestion): void {
    close();
    const folder = kind === 'TOPIC' ? 'term' : noun ?? '';
    if (kind === 'PLACE') goNear(label);
    else if (slug !== null && hasPage(folder)) location.assign(pathOf(language, folder, slug));
  }

  function goNear(label: string): void {
    const query = withoutPlace(input?.value ?? '', label);
    const event = new CustomEvent(placeChosen, { cancelable: true, detail: { place: label, query } });
    if (!form.dispatchEvent(event)) return;
    const parameters = new URLSearchParams({ ...(query ? { q: query } : {}), near: label });
    location.assign(`${form.action}?${parameters.toString()}`);
  }
}

/** A query without its last word, which made somebody choose a place in whatever script, and the words before it that begin the place's name too. */
export function withoutPlace(query: string, place: string): string {
  const named = fold(place).split(/[^\p{L}\p{N}]+/u);
  const words = query.trim().split(/\s+/).slice(0, -1);
  while (words.length > 0 && named.some((name) => name.startsWith(fold(words.at(-1) ?? '')))) words.pop();
  return words.join(' ');
}
