import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Protocol, Translator } from '../../server/translating/translator.ts';
import { KEY, startEngine } from './engine.ts';

const engine = await startEngine();
afterAll(() => engine.close());
beforeEach(() => {
  engine.questions.length = 0;
  engine.moods.length = 0;
  warnings.length = 0;
});

const warnings: object[] = [];
const log = { warn: (what: object) => void warnings.push(what) };

const translator = (protocol: Protocol, patience?: number, key = KEY) => new Translator({ protocol, url: engine.url, key, ...(patience !== undefined && { patience }) }, log);

const NAMES = ['Migrationsberatung Musterstadt', 'Haus der Vielfalt'];
const SAID = [
  '## Wer hilft',
  '',
  'Die Migrationsberatung Musterstadt hilft beim **Aufenthaltstitel** nach § 16a Abs. 1 AufenthG & mehr.',
  '- Rufen Sie an: +49 3931 607040 oder 03931 / 60 70 41',
  '- Schreiben Sie an beratung@example.org, siehe [unsere Seite](https://example.org/rat?a=1&b=2).',
  '',
  '| Tag | Zeit |',
  '|---|---|',
  '| Montag | 09:00 |',
].join('\n');

describe.each(['libretranslate', 'deepl'] as const)('an engine that speaks the protocol of %s', (protocol) => {
  const lines = () => engine.questions.flatMap(({ body }) => (body['q'] ?? body['text']) as string[]);

  test('is asked as the protocol says, with the key of the directory', async () => {
    expect(await translator(protocol).translate('Guten Tag', 'de', 'en', [])).toMatch(/^\[en(?:-gb)?\] Guten Tag$/i);
    const [question] = engine.questions;
    if (protocol === 'deepl') {
      expect(question).toMatchObject({ path: '/v2/translate', authorization: `DeepL-Auth-Key ${KEY}`, body: { text: ['Guten Tag'], source_lang: 'DE', target_lang: 'EN-GB', tag_handling: 'xml', ignore_tags: ['x'] } });
    } else {
      expect(question).toMatchObject({ path: '/translate', body: { q: ['Guten Tag'], source: 'de', target: 'en', format: 'html', api_key: KEY } });
    }
  });

  test('gets no number, no address and no link, and all of them, names, law and official terms come back as they were', async () => {
    const tag = protocol === 'deepl' ? 'AR' : 'ar';
    const translated = await translator(protocol).translate(SAID, 'de', 'ar', NAMES);
    expect(translated).toBe(SAID.split('\n').map((line) => {
      if (line === '' || line.startsWith('|---') || line === '| Montag | 09:00 |') return line.replace('Montag', `[${tag}] Montag`);
      if (line === '| Tag | Zeit |') return `| [${tag}] Tag | [${tag}] Zeit |`;
      return line.replace(/^(## |- )?/, `$1[${tag}] `);
    }).join('\n'));
    const sent = lines().join('\n');
    for (const secret of ['607040', '60 70 41', 'beratung@', 'example.org', '**', '](', '## ']) expect(sent).not.toContain(secret);
    expect(sent).toContain('&amp; mehr');
    for (const kept of ['Migrationsberatung Musterstadt', 'Aufenthaltstitel', '§ 16a Abs. 1 AufenthG']) expect(sent).toMatch(new RegExp(`<[^<>]+>${kept}</`));
  });

  test('whose answer lost something that was to stay is not believed, and the log hears what is missing', async () => {
    engine.moods.push({ change: (line) => line.replace(/<(x|span)\b[^>]*>[^<]*<\/\1>/, '') });
    await expect(translator(protocol).translate('Im Jobcenter oder unter 03931 607040', 'de', 'ar', [])).rejects.toMatchObject({ code: 'TRANSLATOR_SPOILT', message: expect.not.stringContaining('Jobcenter') as string });
    expect(warnings).toEqual([expect.objectContaining({ code: 'TRANSLATOR_SPOILT', why: '"Jobcenter" is missing in it' })]);
    engine.moods.push({ change: (line) => `${line}<script>alert(1)</script>` });
    await expect(translator(protocol).translate('Guten Tag', 'de', 'ar', [])).rejects.toMatchObject({ code: 'TRANSLATOR_SPOILT' });
  });

  test('that is busy is asked once more, when it says so, and then left alone', async () => {
    engine.moods.push({ status: 429, retryAfter: '0' });
    expect(await translator(protocol).translate('Guten Tag', 'de', 'fr', [])).toContain('Guten Tag');
    expect(engine.questions).toHaveLength(2);
    engine.moods.push({ status: 503, retryAfter: '0' }, { status: 503, retryAfter: '0' });
    await expect(translator(protocol).translate('Guten Tag', 'de', 'fr', [])).rejects.toMatchObject({ code: 'TRANSLATOR_AWAY' });
    engine.moods.push({ status: 429, retryAfter: '3600' });
    await expect(translator(protocol).translate('Guten Tag', 'de', 'fr', [])).rejects.toMatchObject({ code: 'TRANSLATOR_AWAY' });
    expect(engine.questions).toHaveLength(5);
  });

  test('that fails, hangs, or whose quota is used up is told of by a code of its own; what it says itself stands in the log alone, without the key', async () => {
    for (const [status, code] of [[456, 'TRANSLATOR_USED_UP'], [413, 'TRANSLATOR_TOO_LONG'], [401, 'TRANSLATOR_NOT_SET_UP'], [404, 'TRANSLATOR_NOT_SET_UP'], [400, 'TRANSLATOR_REFUSED'], [500, 'TRANSLATOR_AWAY']] as const) {
      engine.moods.push({ status });
      await expect(translator(protocol).translate('Guten Tag', 'de', 'fr', [])).rejects.toMatchObject({ code, message: expect.not.stringContaining('Sorry') as string });
      expect(warnings.splice(0)).toEqual([{ engine: expect.any(String) as string, code, why: `status ${String(status)}: {"message":"Sorry, the key … cannot do that"}` }]);
    }
    engine.moods.push({ status: 500 });
    await expect(translator(protocol).translate('Guten Tag', 'de', 'fr', [])).rejects.toMatchObject({ code: 'TRANSLATOR_AWAY' });
    engine.moods.push({ hangs: true });
    await expect(translator(protocol, 300).translate('Guten Tag', 'de', 'fr', [])).rejects.toMatchObject({ code: 'TRANSLATOR_AWAY' });
    if (protocol === 'deepl') await expect(translator(protocol, undefined, 'wrong').translate('Guten Tag', 'de', 'fr', [])).rejects.toMatchObject({ code: 'TRANSLATOR_NOT_SET_UP', message: expect.stringContaining('key') as string });
  });

  test('is not asked for a language that it does not know, easy German never among them', async () => {
    for (const language of ['fa', 'de-simple']) await expect(translator(protocol).translate('Guten Tag', 'de', language, [])).rejects.toMatchObject({ code: 'TRANSLATOR_LANGUAGE', message: expect.stringContaining(`"${language}"`) as string });
    expect(engine.questions).toEqual([]);
  });
});

test('a gendered word is no emphasis, a date no phone number, and a line without words is not sent', async () => {
  await translator('libretranslate').translate('Für Bürger*innen am 01.02.2027\n03931 607040', 'de', 'en', []);
  expect(engine.questions.map(({ body }) => body['q'])).toEqual([['Für Bürger*innen am 01.02.2027']]);
});
