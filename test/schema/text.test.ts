import { describe, expect, test } from 'vitest';
import { type Text, giveText, lines, parseText, readText, reviseText } from '../../schema/text.ts';

/** The text after these wordings were given one after the other. */
function written(...given: unknown[]): Text | null {
  return given.reduce<Text | null>((before, wordings) => reviseText(before, parseText(wordings)), null);
}

function text(...given: unknown[]): Text {
  const result = written(...given);
  if (result === null) throw new Error('Nothing is left of the text');
  return result;
}

describe('a localized text', () => {
  test('is read in the asked language, and tells that it is a translation', () => {
    const greeting = text({ de: 'Guten Tag', en: { value: 'Good day', machine: 'seed' } });
    expect(readText(greeting, 'en')).toMatchObject({ value: 'Good day', language: 'en', original: false, machine: 'seed', outdated: false });
    expect(readText(greeting, 'de')).toMatchObject({ value: 'Guten Tag', language: 'de', original: true, outdated: false });
  });

  test('is read in its original where a translation is missing, and says so', () => {
    const greeting = text({ de: 'Guten Tag' });
    expect(readText(greeting, 'ar')).toMatchObject({ value: 'Guten Tag', language: 'de', original: true });
    expect(readText(greeting)).toMatchObject({ language: 'de' });
  });

  test('has its only language as original when it has no German', () => {
    expect(readText(text({ uk: 'Добрий день' }), 'de')).toMatchObject({ value: 'Добрий день', language: 'uk', original: true });
  });

  test('marks translations as outdated when the original changes, and only those not given anew', () => {
    const changed = text({ de: 'Montag', en: 'Monday', fr: 'lundi' }, { de: 'Dienstag', en: 'Tuesday' });
    expect(readText(changed, 'fr')).toMatchObject({ value: 'lundi', outdated: true });
    expect(readText(changed, 'en')).toMatchObject({ value: 'Tuesday', outdated: false });
    expect(changed.version).toBe(2);
  });

  test('stays outdated when the same old translation is given again, and is up to date with a new one', () => {
    const changed = text({ de: 'Montag', en: 'Monday' }, { de: 'Dienstag' }, { en: 'Monday' });
    expect(readText(changed, 'en').outdated).toBe(true);
    expect(readText(text({ de: 'Montag', en: 'Monday' }, { de: 'Dienstag' }, { en: 'Tuesday' }), 'en').outdated).toBe(false);
  });

  test('is up to date when somebody says that the same translation still fits', () => {
    const changed = text({ de: 'Montag', en: 'Monday', fr: 'lundi' }, { de: 'Montags', en: { value: 'Monday', outdated: false } });
    expect(readText(changed, 'en').outdated).toBe(false);
    expect(readText(changed, 'fr').outdated).toBe(true);
    expect(readText(text({ de: 'Montag', en: 'Monday' }, { de: 'Montags' }, { en: { value: 'Monday', outdated: false } }), 'en').outdated).toBe(false);
  });

  test('is as before when the same is given again', () => {
    const given = { de: 'Beratung', ar: { value: 'استشارة', machine: 'seed', checkedBy: 'Erika Muster', checkedAt: '2026-01-05T10:00:00.000Z' } };
    expect(written(given, given)).toEqual(written(given));
  });

  test('keeps the languages that are left out, and loses one that is given as null', () => {
    expect(Object.keys(text({ de: 'Hilfe', en: 'Help', tr: 'Yardım' }, { en: null }).values)).toEqual(['de', 'tr']);
    expect(written({ de: 'Hilfe' }, { de: null })).toBeNull();
  });

  test('is given as it was taken, with its provenance and what is outdated', () => {
    const given = { de: 'Beratung', en: { value: 'Advice', machine: 'seed', outdated: true }, fr: 'Conseil' };
    expect(giveText(text(given))).toEqual(given);
    const changed = text({ de: 'Montag', en: { value: 'Monday', checkedBy: 'Erika Muster' } }, { de: 'Dienstag' });
    expect(giveText(text(giveText(changed)))).toEqual(giveText(changed));
    expect(readText(text(giveText(changed)), 'en').outdated).toBe(true);
  });

  test('that is a list has one item a line, whichever way it is given', () => {
    const bring = text({ de: ['Pass', 'Meldebescheinigung'], en: 'Passport\n\n  Proof of residence ' });
    expect(lines(readText(bring, 'de').value)).toEqual(['Pass', 'Meldebescheinigung']);
    expect(lines(readText(bring, 'en').value)).toEqual(['Passport', 'Proof of residence']);
  });

  test('counts composed and decomposed letters, and line ends of other systems, as the same', () => {
    expect(written({ de: 'Gru\u0308ße\r\naus Stendal' })).toEqual(written({ de: 'Grüße\naus Stendal' }));
  });

  test.each([
    ['no map', ['de'], { code: 'BAD_TEXT' }],
    ['an empty map', {}, { code: 'BAD_TEXT' }],
    ['an unknown language', { klingon: 'nuqneH' }, { code: 'BAD_LANGUAGE', field: 'klingon' }],
    ['an empty wording', { de: '  ' }, { code: 'BAD_TEXT', field: 'de' }],
    ['a number', { de: 5 }, { code: 'BAD_TEXT', field: 'de' }],
    ['a list with a number', { de: ['Pass', 5] }, { code: 'BAD_TEXT', field: 'de' }],
    ['an unknown part', { de: { value: 'Pass', author: 'me' } }, { code: 'BAD_TEXT', field: 'de' }],
    ['an engine that is no name', { en: { value: 'Passport', machine: true } }, { code: 'BAD_TEXT', field: 'en' }],
    ['a check at no moment', { en: { value: 'Passport', checkedAt: 'yesterday' } }, { code: 'BAD_TIMESTAMP', field: 'en' }],
    ['a NUL character', { de: 'a\u0000b' }, { code: 'BAD_TEXT', field: 'de' }],
    ['half a character', { de: 'a\ud800' }, { code: 'BAD_TEXT', field: 'de' }],
  ])('is refused when it is %s', (_, given, error) => {
    expect(() => parseText(given)).toThrow(expect.objectContaining(error));
  });
});
