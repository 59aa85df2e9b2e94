import { describe, expect, it } from 'vitest';
import { berlinDay, berlinMoment, withOffset } from '../../site/berlin.ts';
import { freshness } from '../../site/freshness.ts';
import { readerOf } from '../../site/reader.ts';
import { contentText, textValue } from '../../site/sharing/content-lines.ts';
import { messengersFor } from '../../site/sharing/messengers.ts';
import { codeOf } from '../../site/sharing/short.ts';
import { xmlText } from '../../site/sharing/xml.ts';

describe('a short link', () => {
  it('has ten letters and digits that nobody mistakes for each other', () => {
    expect(codeOf('00000000-0000-4000-8000-000000000000')).toBe('0000000000');
    expect(codeOf('ffffffff-ffff-4fff-bfff-ffffffffffff')).toBe('7zzzzzzzzz');
    expect(codeOf('1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed')).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
  });

  it('differs for entries that were made in the same millisecond', () => {
    expect(codeOf('01890a5d-ac96-774b-bcce-b302099a8057')).not.toBe(codeOf('01890a5d-ac96-774b-bcce-b302099a8058'));
  });
});

describe('a line of an address book or calendar', () => {
  it('is folded at 75 octets, never within a letter, and unfolds to itself', () => {
    const value = 'Übersetzung und Begleitung für Geflüchtete: مرافقة وترجمة، мовна підтримка 🙂 '.repeat(4);
    const text = contentText([['NOTE', textValue(value)]]);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toBe(`NOTE:${textValue(value)}\r\n`);
  });

  it('keeps commas, semicolons, backslashes and line breaks as text', () => {
    expect(textValue('a,b;c\\d\ne')).toBe('a\\,b\\;c\\\\d\\ne');
  });
});

describe('a time in Germany', () => {
  it('has the day of the clock on the wall, near midnight too', () => {
    expect(berlinDay('2026-11-22T22:59:59.999Z')).toBe('2026-11-22');
    expect(berlinDay('2026-11-22T23:00:00.000Z')).toBe('2026-11-23');
    expect(berlinDay('2026-07-31T22:00:00Z')).toBe('2026-08-01');
    expect(readerOf('de').date('2026-11-22T23:30:00.000Z')).toBe('23. November 2026');
    expect(freshness({ checkedAt: '2025-11-22T23:30:00.000Z' }, '2026-11-23'), 'a year after the day in Germany').toBe('fresh');
  });

  it('without a zone is told as it stands', () => {
    expect(berlinDay('2026-11-22')).toBe('2026-11-22');
    expect(berlinDay('2026-11-22T23:30')).toBe('2026-11-22');
  });

  it('knows summer time', () => {
    expect(withOffset('2026-07-01T17:00')).toBe('2026-07-01T17:00+02:00');
    expect(withOffset('2026-12-01T17:00:00')).toBe('2026-12-01T17:00+01:00');
    expect(berlinMoment('2026-03-29T03:00').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(berlinMoment('2026-03-29T01:59').toISOString()).toBe('2026-03-29T00:59:00.000Z');
  });
});

it('a message carries title and address whole, whatever letters they have', () => {
  const url = 'https://hilft.example/s/604p864zcb/';
  for (const { href } of messengersFor('Rat & Tat? مشورة #1', url)) {
    const said = decodeURIComponent(href);
    expect(said).toContain('Rat & Tat? مشورة #1');
    expect(said).toContain(url);
    expect(href).not.toContain('#');
  }
});

it('XML holds no character that it must not', () => {
  expect(xmlText('<a href="x">\u0000\u000b & \'🙂\uFFFF')).toBe('&lt;a href=&quot;x&quot;&gt; &amp; &apos;🙂');
});
