import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Pages of entries below a folder of the built site, by their path. */
export function entryPages(site: string, language: string): string[] {
  return readdirSync(join(site, language), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(?:services|actors|contacts|events|articles|networks|places|qualifications)\/[^/]+\/index\.html$/.test(name))
    .map((name) => join(site, language, name));
}

/** Values that have no words: addresses, dates, times, durations, languages, terms of the vocabulary. */
const WORDLESS = /^(?:https?:\/\/|\d{4}(?:-\d\d){0,2}(?:T[\d:]+(?:\+\d\d:\d\d)?)?$|\d\d:\d\d$|P\d+[DWMY]$|[a-z]{2,3}(?:-[A-Za-z]+)*$|[A-Z]{2,3}$|[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)$|Europe\/Berlin$|required name=)/;

const tight = (text: string): string => text.replace(/\s+/g, '');

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
const plain = (html: string): string => html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
  decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (entities[name ?? ''] ?? whole));

/** The blocks of linked data of a page. */
export function linkedData(html: string): unknown[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, block = '']) => JSON.parse(block) as unknown);
}

/** What the linked data of a page says although the page itself, without its sheet for paper, does not. */
export function unsaid(file: string): string[] {
  const html = readFileSync(file, 'utf8');
  const body = html.slice(html.indexOf('<body')).replace(/<script.*?<\/script>/gs, '').replace(/<section class="sheet.*?<\/section>/gs, '');
  const text = tight(plain(body.replace(/<[^>]*>/g, '')));
  const digits = text.replace(/\D/g, '');
  // Numbers are shown as people in Germany write them.
  const shown = (value: string) => (/^\+\d+$/.test(value) ? digits.includes(value.replace(/^\+49/, '0').replace('+', '')) : text.includes(tight(value)));
  return linkedData(html).flatMap((block) => stringsOf(block)).filter((value) => !WORDLESS.test(value) && !shown(value));
}

/** All strings of a value, without those that name a type. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key.startsWith('@') && typeof inner === 'string' ? [] : stringsOf(inner)));
}
