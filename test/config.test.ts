import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPortInstead } from '../server/blocked-ports.ts';
import { ConfigError, readConfig } from '../server/config.ts';

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('works with nothing set', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: resolve(import.meta.dirname, '../var'),
      databaseUrl: undefined,
      meiliUrl: undefined,
      meiliKey: undefined,
      meiliBin: undefined,
      meiliPrefix: '',
      smtpUrl: undefined,
      mailFrom: { name: 'localhost', address: 'noreply@localhost' },
      translating: undefined,
      publicUrl: 'http://127.0.0.1:4000',
      seed: 'all',
      site: 'build',
      siteLanguages: ['de', 'de-simple', 'en', 'fr', 'ar', 'fa', 'uk', 'ru', 'tr'],
      linkCheck: 'off',
      logLevel: 'info',
    });
  });

  it('takes every variable', () => {
    expect(readConfig({
      PORT: '8080',
      HOST: '::1',
      DATA_DIR: 'elsewhere',
      DATABASE_URL: 'postgres://me:secret@db.example:5433/directory',
      MEILI_URL: 'http://search.example:7700/',
      MEILI_KEY: 'key',
      MEILI_BIN: process.execPath,
      MEILI_PREFIX: 'stendal_',
      SMTP_URL: 'smtps://mail.example',
      MAIL_FROM: 'Wer hilft? <verzeichnis@directory.example>',
      TRANSLATE_URL: 'https://translate.example/',
      TRANSLATE_KEY: 'secret',
      TRANSLATE_PROTOCOL: 'deepl',
      PUBLIC_URL: 'https://directory.example/',
      SEED: 'none',
      SITE: 'none',
      SITE_LANGUAGES: 'ar, de',
      LINK_CHECK: 'on',
      LOG_LEVEL: 'debug',
    })).toEqual({
      port: 8080,
      host: '::1',
      dataDir: join(process.cwd(), 'elsewhere'),
      databaseUrl: 'postgres://me:secret@db.example:5433/directory',
      meiliUrl: 'http://search.example:7700',
      meiliKey: 'key',
      meiliBin: process.execPath,
      meiliPrefix: 'stendal_',
      smtpUrl: 'smtps://mail.example',
      mailFrom: { name: 'Wer hilft?', address: 'verzeichnis@directory.example' },
      translating: { protocol: 'deepl', url: 'https://translate.example', key: 'secret' },
      publicUrl: 'https://directory.example',
      seed: 'none',
      site: 'none',
      siteLanguages: ['de', 'ar'],
      linkCheck: 'on',
      logLevel: 'debug',
    });
  });

  it('cannot be changed once it is read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfig({}));
  });

  it('lets a Meilisearch without a key be used', () => {
    expect(readConfig({ MEILI_URL: 'http://127.0.0.1:7700' }).meiliKey).toBeUndefined();
  });

  it('gives readers an address they can open, wherever the server listens', () => {
    expect(readConfig({ HOST: '0.0.0.0', PORT: '80' }).publicUrl).toBe('http://localhost:80');
    expect(readConfig({ HOST: '::' }).publicUrl).toBe('http://localhost:4000');
    expect(readConfig({ HOST: '[::1]' }).publicUrl).toBe('http://[::1]:4000');
  });

  it('names every variable that is wrong at once, and what is allowed', () => {
    expect(problemsOf({ PORT: 'many', SEED: 'some', LOG_LEVEL: 'loud', SMTP_URL: 'mail.example' })).toEqual([
      'PORT is "many"; allowed is a whole number from 0 to 65535, 0 for any free port.',
      'SMTP_URL is not an address; allowed is an address that begins with smtp:// or smtps://.',
      'SEED is "some"; allowed is all or none.',
      'LOG_LEVEL is "loud"; allowed is trace, debug, info, warn, error, fatal, silent.',
    ]);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '40.5'],
    ['HOST', 'no host'],
    ['DATA_DIR', import.meta.filename],
    ['DATABASE_URL', 'mysql://db.example/directory'],
    ['DATABASE_URL', 'postgresql://db.example'],
    ['MEILI_URL', 'search.example:7700'],
    ['MEILI_BIN', '/nowhere/meilisearch'],
    ['MEILI_BIN', import.meta.filename],
    ['MEILI_PREFIX', 'a/b'],
    ['PUBLIC_URL', 'ftp://directory.example'],
    ['MAIL_FROM', 'somebody'],
    ['MAIL_FROM', 'One <one@directory.example>, Two <two@directory.example>'],
    ['MAIL_FROM', 'One\r\nBcc: <two@directory.example>'],
    ['SITE_LANGUAGES', 'de,klingon'],
    ['SITE_LANGUAGES', 'en,ar'],
  ])('refuses %s=%s', (variable, value) => {
    expect(problemsOf({ [variable]: value })).toEqual([expect.stringMatching(new RegExp(`^${variable} .*; allowed is `))]);
  });

  it('refuses a port at which no browser opens a page, and names one at which they do', () => {
    expect(problemsOf({ PORT: '4190' })).toEqual([
      'PORT is "4190", a port of another protocol at which no browser opens a page (ERR_UNSAFE_PORT): take another one, such as 4191; allowed is a whole number from 0 to 65535, 0 for any free port.',
    ]);
    expect(problemsOf({ PORT: '6665' }).join()).toContain('such as 6670;');
    expect(problemsOf({ PUBLIC_URL: 'https://directory.example:6000/' }).join()).toContain('such as 6001;');
  });

  it('refuses those ports only that nobody could ask', async () => {
    const blocked = Array.from({ length: 65535 }, (_, index) => index + 1).filter((port) => openPortInstead(port) !== undefined);
    const reasons = await Promise.all(blocked.map((port) => fetch(`http://127.0.0.1:${String(port)}/`).then(() => 'answered', (error: unknown) => String((error as Error).cause))));
    expect(new Set(reasons)).toEqual(new Set(['Error: bad port']));
    expect(blocked).toHaveLength(82);
    expect(readConfig({ PORT: '4191' }).port).toBe(4191);
  });

  it('sends mails from the site\'s host unless told otherwise', () => {
    expect(readConfig({ PUBLIC_URL: 'https://directory.example/' }).mailFrom).toEqual({ name: 'directory.example', address: 'noreply@directory.example' });
    expect(readConfig({ MAIL_FROM: '"Hilfe, hier" <office@directory.example>' }).mailFrom).toEqual({ name: 'Hilfe, hier', address: 'office@directory.example' });
    expect(readConfig({ MAIL_FROM: 'office@directory.example' }).mailFrom).toEqual({ name: '', address: 'office@directory.example' });
  });

  it('asks for the address of what only a key is given for, and for the key that DeepL needs', () => {
    expect(problemsOf({ MEILI_KEY: 'key' })).toEqual([
      'MEILI_KEY is set but MEILI_URL is not; allowed is both, MEILI_URL alone, or neither.',
    ]);
    expect(problemsOf({ TRANSLATE_KEY: 'key' })).toEqual(['TRANSLATE_KEY is set but TRANSLATE_URL is not; allowed is both, TRANSLATE_URL alone, or neither.']);
    expect(problemsOf({ TRANSLATE_URL: 'https://api-free.deepl.com', TRANSLATE_PROTOCOL: 'deepl' })).toEqual(['TRANSLATE_KEY is not set, and DeepL asks for one; allowed is the key of a DeepL account.']);
  });

  it('repeats no password in its messages', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://me:secret@db.example/directory' }).join()).not.toContain('secret');
  });
});
