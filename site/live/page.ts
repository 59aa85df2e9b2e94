import { sendReports } from './report.ts';
import { tell, tellToday } from './sentence.ts';
import { inBerlin, type Moment, type Timetable } from './timetable.ts';
import type { LiveWords } from './words.ts';

/** Says on a page what is open now. The page itself knows only the hours: it may be older than this minute, and than this day. */
const { lang } = document.documentElement;
const words = JSON.parse(document.getElementById('live-words')?.textContent ?? '{}') as LiveWords;
const places = [...document.querySelectorAll<HTMLElement>('[data-hours]')].map((element) => ({ element, tables: JSON.parse(element.dataset.hours ?? '[]') as Timetable[] }));
let shown = '';

function refresh(): void {
  const now = inBerlin(new Date());
  const minute = `${String(now.day)} ${String(now.minute)}`;
  if (minute === shown) return;
  shown = minute;
  for (const { element, tables } of places) show(element, tables, now);
}

function show(element: HTMLElement, tables: Timetable[], now: Moment): void {
  const told = tell(tables, now, words, lang);
  const [table] = tables;
  if (!told || !table) return;
  element.dataset.state = told.state;
  const line = make('span', make('strong', told.word), told.change && ` · ${told.change}`);
  if (told.at) line.append(' · ', make('bdi', told.at));
  element.replaceChildren(line);
  // Where no time is stated, none can be told of today: by appointment is not closed.
  if (element.dataset.today === undefined || tables.length > 1 || table.asked) return;
  const today = tellToday(table, now, words, lang);
  const reason = today.reason && make('span', today.reason);
  if (reason && today.language) {
    reason.lang = today.language;
    reason.dir = 'auto';
  }
  element.append(make('span', today.line, ...(reason ? [' – ', reason] : [])));
  for (const row of element.parentElement?.querySelectorAll<HTMLElement>('[data-day]') ?? []) {
    const isToday = row.dataset.day === String((now.day + 3) % 7);
    if (isToday) row.ariaCurrent = 'date';
    else row.ariaCurrent = null;
  }
}

function make(name: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  element.append(...content);
  return element;
}

for (const form of document.querySelectorAll<HTMLFormElement>('.report form')) sendReports(form);

if (places.length > 0) {
  refresh();
  setInterval(refresh, 10_000);
  document.addEventListener('visibilitychange', refresh);
}
