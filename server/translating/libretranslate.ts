import { LANGUAGES } from '../../schema/language.ts';
import { type Access, type Provider, askProvider, linesOf, listOf, partOf } from './provider.ts';

const ENGINE = 'LibreTranslate';

/**
 * A LibreTranslate server. Elements that say translate="no" it leaves alone.
 * @see https://docs.libretranslate.com/guides/api_usage/
 * @see https://github.com/argosopentech/translate-html/pull/3
 */
export function libreTranslate({ url, key, patience }: Access): Provider {
  return {
    engine: ENGINE,
    markup: {
      write: (id, inner) => `<span id="k${String(id)}" translate="no">${inner}</span>`,
      read: /<span\b[^>]*\bid="k(\d+)"[^>]*>[^<]*<\/span>/g,
    },
    languages: async () => {
      const codes = new Set(listOf(await askProvider(ENGINE, `${url}/languages`, {}, patience)).map((each) => partOf(each, 'code')));
      return new Set(LANGUAGES.filter((tag) => codes.has(tag)));
    },
    translate: async (lines, from, to) => {
      const body = JSON.stringify({ q: lines, source: from, target: to, format: 'html', ...(key !== undefined && { api_key: key }) });
      const answer = await askProvider(ENGINE, `${url}/translate`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }, patience);
      return linesOf(ENGINE, listOf(partOf(answer, 'translatedText')), lines);
    },
  };
}
