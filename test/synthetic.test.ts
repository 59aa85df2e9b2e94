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
  const known = new Set<string>();
  const wrong: string[] = [];
  for (const line of synthetic(3000)) {
    const slug = `${line.noun} ${String(line.slug)}`;
    const id = String(line.id);
    for (const [field, target] of Object.entries(references)) {
      const referred = field === line.noun || line[field] === undefined ? [] : [line[field]].flat().filter((one) => typeof one === 'string');
      wrong.push(...referred.filter((other) => !known.has(`${target} ${other}`)).map((other) => `${slug}: ${field} ${other}`));
    }
    if (!/^\w+ (?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || known.has(slug)) wrong.push(slug);
    if (!/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id) || known.has(id)) wrong.push(id);
    known.add(slug).add(id);
  }
  expect(wrong).toEqual([]);
});

test('hours end after they begin, and summaries stay short in every language', () => {
  const text = bytes(synthetic(1000));
  const hours = [...text.matchAll(/"from":"(\d\d:\d\d)","to":"(\d\d:\d\d)"/g)];
  expect(hours.length).toBeGreaterThan(500);
  expect(hours.filter(([, from, to]) => String(from) >= String(to))).toEqual([]);
  const summaries = [...synthetic(1000)].flatMap((line) => Object.values(line.summary ?? {}).map((value) => JSON.stringify(value)));
  // 200 characters, and some for the braces around a machine's text.
  expect(summaries.filter((summary) => summary.length > 240)).toEqual([]);
});

test('every phone number is one of those reserved for fiction', () => {
  const phones = [...bytes(synthetic(1000)).matchAll(/"value":"(\+[\d ]+)"/g)].map((match) => parsePhoneNumberFromString(String(match[1])));
  expect(phones.length).toBeGreaterThan(200);
  expect(phones.filter((phone) => phone?.isValid() !== true || !isFictional(phone.number))).toEqual([]);
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
