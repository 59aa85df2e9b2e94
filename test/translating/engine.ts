import { type IncomingMessage, createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** A question that the engine got. */
export interface Question {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the engine does instead of translating, once for each. */
type Mood = { readonly status: number; readonly retryAfter?: string } | { readonly hangs: true } | { readonly change: (line: string) => string };

/** A server that speaks the protocols of LibreTranslate and DeepL, and "translates" by putting the language before each line. */
export interface Engine {
  readonly url: string;
  readonly questions: Question[];
  /** What it does with its next questions. */
  readonly moods: Mood[];
  close(): Promise<void>;
}

export const KEY = 'key-of-the-tests';

export async function startEngine(): Promise<Engine> {
  const questions: Question[] = [];
  const moods: Mood[] = [];
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    void bodyOf(request).then((body) => {
      const { url: path = '', headers: { authorization } } = request;
      if (path === '/languages') {
        answer(200, ['de', 'en', 'ar', 'fr'].map((code) => ({ code, name: code, targets: [] })));
        return;
      }
      if (path.startsWith('/v2/') && authorization !== `DeepL-Auth-Key ${KEY}`) {
        answer(403, { message: 'Forbidden' });
        return;
      }
      if (path === '/v2/languages?type=target') {
        answer(200, ['DE', 'EN-GB', 'EN-US', 'AR', 'FR', 'UK'].map((language) => ({ language, name: language, supports_formality: false })));
        return;
      }
      questions.push({ path, authorization, body });
      const mood = moods.shift();
      if (mood !== undefined && 'hangs' in mood) return;
      if (mood !== undefined && 'status' in mood) {
        answer(mood.status, { message: `Sorry, the key ${KEY} cannot do that` }, mood.retryAfter === undefined ? {} : { 'retry-after': mood.retryAfter });
        return;
      }
      const change = mood?.change ?? ((line: string) => line);
      const into = (lines: unknown, language: unknown) => (lines as string[]).map((line) => change(`[${String(language)}] ${line}`));
      if (path === '/translate') answer(200, { translatedText: into(body['q'], body['target']) });
      else if (path === '/v2/translate') answer(200, { translations: into(body['text'], body['target_lang']).map((line) => ({ detected_source_language: 'DE', text: line })) });
      else answer(404, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`,
    questions,
    moods,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const body = await text(request);
  return body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
}
