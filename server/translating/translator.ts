import type { BaseLogger } from 'pino';
import { DirectoryError, fail } from '../../schema/error.ts';
import { deepl } from './deepl.ts';
import { libreTranslate } from './libretranslate.ts';
import { Spoilt, read, write } from './markup.ts';
import { takeApart } from './protect.ts';
import { type Access, LINES_AT_ONCE, type Provider } from './provider.ts';

/** The protocols that are spoken. */
export const PROTOCOLS = { libretranslate: libreTranslate, deepl } as const;
export type Protocol = keyof typeof PROTOCOLS;

/** Which engine translates, and where it is. */
export interface Translating extends Pick<Access, 'url' | 'key'> {
  readonly protocol: Protocol;
  /** Milliseconds that an answer may take; 20 seconds unless said otherwise. */
  readonly patience?: number;
}

const PATIENCE = 20_000;

/** Milliseconds for which it is remembered which languages an engine knows. */
const KNOWN_FOR = 3_600_000;

/** Translates texts by an engine elsewhere, and lets nothing get lost on the way. */
export class Translator {
  readonly engine: string;
  private readonly provider: Provider;
  private known: { readonly until: number; readonly languages: ReadonlySet<string> } | undefined;

  private readonly key: string | undefined;
  private readonly log: Pick<BaseLogger, 'warn'> | undefined;

  /** @param log hears what an engine says about its failing; readers hear a code */
  constructor({ protocol, url, key, patience = PATIENCE }: Translating, log?: Pick<BaseLogger, 'warn'>) {
    this.key = key;
    this.log = log;
    this.provider = PROTOCOLS[protocol]({ url, key, patience });
    this.engine = this.provider.engine;
  }

  /** Languages that it translates into; easy German it never does: that is no other language, but other sentences. @throws as askProvider */
  async languages(): Promise<ReadonlySet<string>> {
    if (this.known === undefined || this.known.until < performance.now()) {
      const languages = new Set(await this.heard(() => this.provider.languages()));
      languages.delete('de-simple');
      this.known = { until: performance.now() + KNOWN_FOR, languages };
    }
    return this.known.languages;
  }

  /** @throws TRANSLATOR_LANGUAGE for a language that the engine does not know */
  async mustKnow(language: string): Promise<void> {
    if (!(await this.languages()).has(language)) throw fail('TRANSLATOR_LANGUAGE', this.engine, language);
  }

  /**
   * A text in another language; lines, Markdown, names, numbers, addresses and official terms are as they were.
   * @param names that stay as they are
   * @throws TRANSLATOR_LANGUAGE, TRANSLATOR_SPOILT when something got lost or was made up, and as askProvider
   */
  async translate(text: string, from: string, to: string, names: readonly string[]): Promise<string> {
    await this.mustKnow(to);
    const { markup } = this.provider;
    const pieces = takeApart(text, names);
    const lines = pieces.flatMap(({ parts }) => (parts === undefined ? [] : [parts]));
    return this.heard(async () => {
      const answers: string[] = [];
      for (let start = 0; start < lines.length; start += LINES_AT_ONCE) {
        const some = lines.slice(start, start + LINES_AT_ONCE).map((parts) => write(parts, markup));
        answers.push(...(await this.provider.translate(some, from === 'de-simple' ? 'de' : from, to)));
      }
      try {
        let next = 0;
        return pieces.map(({ fixed, parts }) => (parts === undefined ? (fixed ?? '') : read(answers[next++] ?? '', parts, markup))).join('').trim();
      } catch (cause) {
        throw cause instanceof Spoilt ? Object.assign(fail('TRANSLATOR_SPOILT', this.engine), { cause }) : cause;
      }
    });
  }

  /** Tells the log why something failed, which is for those who run the server; its key never stands there. */
  private async heard<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (error instanceof DirectoryError) {
        const why = error.cause instanceof Error ? error.cause.message : '';
        this.log?.warn({ engine: this.engine, code: error.code, why: this.key === undefined ? why : why.replaceAll(this.key, '…') }, 'the translation service did not translate');
      }
      throw error;
    }
  }
}
