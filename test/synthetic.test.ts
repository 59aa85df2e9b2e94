import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import type { ImportLine } from '../seed/line.ts';
import { synthetic } from '../seed/synthetic.ts';

const entries = ['actor', 'place', 'contact', 'service', 'offering', 'article', 'event'];
const references: Record<string, string> = {
  actor: 'actor', parent: 'actor', organiser: 'actor', author: 'actor', actors: 'actor', place: 'place', places: 'place',
  service: 'service', services: 'service', contacts: 'contact', articles: 'article', network: 'network', networks: 'network',
  toNetwork: 'network',
};

function bytes(lines: Iterable<ImportLine>): string {
  return [...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function isFictional(phone: string): boolean {
  return /^\+49(3023125|6990009|4066969|2214710|8999998)\d{3}$|^\+49(17139200|176040690)\d{2}$/.test(phone);
}

test('the generator makes exactly as many entries as asked for, after its network', () => {
  for (const size of [0, 1, 7, 20, 333]) {
    const lines = [...synthetic(size)];
    expect(lines[0]?.noun).toBe('network');
    expect(lines.filter((line) => entries.includes(line.noun))).toHaveLength(size);
  }
});

test('the same size and seed give the same bytes, and a small directory is the beginning of a large one', () => {
  const once = bytes(synthetic(500, 7));
  expect(bytes(synthetic(500, 7))).toBe(once);
  expect(bytes(synthetic(1000, 7)).startsWith(once)).toBe(true);
  expect(bytes(synthetic(500, 8))).not.toBe(once);
});

test('entries refer only to earlier ones, and no id or slug comes twice', () => {
  const known = new Map<string, Set<string>>();
  const ids = new Set<unknown>();
  for (const line of synthetic(3000)) {
    for (const [field, target] of Object.entries(references)) {
      const slugs = field === line.noun || line[field] === undefined ? [] : [line[field]].flat();
      for (const slug of slugs) expect(known.get(target), `${line.noun} ${field}`).toContain(slug);
    }
    const slugs = known.get(line.noun) ?? new Set();
    known.set(line.noun, slugs);
    expect(line.slug).toMatch(/^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(line.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(slugs).not.toContain(line.slug);
    expect(ids).not.toContain(line.id);
    slugs.add(String(line.slug));
    ids.add(line.id);
  }
});

test('hours end after they begin, and summaries stay short in every language', () => {
  const text = bytes(synthetic(3000));
  for (const [, from, to] of text.matchAll(/"from":"(\d\d:\d\d)","to":"(\d\d:\d\d)"/g)) {
    expect(String(from) < String(to), `${from}–${to}`).toBe(true);
  }
  for (const line of synthetic(3000)) {
    for (const value of Object.values(line.summary ?? {})) {
      expect(JSON.stringify(value).length).toBeLessThan(250);
    }
  }
});

test('every phone number is one of those reserved for fiction', () => {
  const phones = [...bytes(synthetic(2000)).matchAll(/"value":"(\+[\d ]+)"/g)].map((match) => String(match[1]));
  expect(phones.length).toBeGreaterThan(300);
  for (const phone of phones) {
    const parsed = parsePhoneNumberFromString(phone);
    expect(parsed?.isValid(), phone).toBe(true);
    expect(isFictional(String(parsed?.number)), phone).toBe(true);
  }
});

test('ten thousand entries have thousands of different words, most of them in three languages', () => {
  const words = new Set<string>();
  let translated = 0;
  let titled = 0;
  for (const line of synthetic(10_000)) {
    const title = line.title;
    if (typeof title !== 'object' || title === null) continue;
    titled += 1;
    if ('en' in title && 'ar' in title) translated += 1;
    if ('de' in title) for (const word of String(title.de).split(' ')) words.add(word);
  }
  expect(words.size).toBeGreaterThan(3000);
  expect(translated / titled).toBeGreaterThan(0.8);
});
