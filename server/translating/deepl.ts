import { LANGUAGES } from '../../schema/language.ts';
import { type Access, type Provider, askProvider, linesOf, listOf, partOf } from './provider.ts';

const ENGINE = 'DeepL';

/** The variants that readers in Germany rather meet, of languages that DeepL writes only as a variant. */
const PREFERRED: Readonly<Record<string, string>> = { en: 'EN-GB' };

/**
 * DeepL, or another server that speaks its protocol. Elements named in `ignore_tags` it leaves alone.
 * @see https://developers.deepl.com/docs/xml-and-html-handling/xml
 */
export function deepl({ url, key = '', patience }: Access): Provider {
  const authorization = `DeepL-Auth-Key ${key}`;
  return {
    engine: ENGINE,
    markup: {
      write: (id, inner) => `<x id="${String(id)}">${inner}</x>`,
      read: /<x\s+id="(\d+)"\s*(?:\/>|>[^<]*<\/x>)/g,
    },
    languages: async () => {
      const codes = listOf(await askProvider(ENGINE, `${url}/v2/languages?type=target`, { headers: { authorization } }, patience)).map((each) => String(partOf(each, 'language')).toLowerCase());
      return new Set(LANGUAGES.filter((tag) => codes.includes(tag) || codes.includes(PREFERRED[tag]?.toLowerCase() ?? tag)));
    },
    translate: async (lines, from, to) => {
      const body = JSON.stringify({ text: lines, source_lang: from.toUpperCase(), target_lang: PREFERRED[to] ?? to.toUpperCase(), tag_handling: 'xml', ignore_tags: ['x'], preserve_formatting: true, split_sentences: 'nonewlines' });
      const answer = await askProvider(ENGINE, `${url}/v2/translate`, { method: 'POST', headers: { 'content-type': 'application/json', authorization }, body }, patience);
      return linesOf(ENGINE, listOf(partOf(answer, 'translations')).map((each) => partOf(each, 'text')), lines);
    },
  };
}
