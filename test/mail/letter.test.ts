import { describe, expect, test } from 'vitest';
import { html } from '../../server/mail/html.ts';
import { type Letter, checked, headerText } from '../../server/mail/letter.ts';
import { checkLetter } from '../../server/mail/letters/check.ts';
import { inviteLetter } from '../../server/mail/letters/invite.ts';
import { reportLetter } from '../../server/mail/letters/report.ts';
import { signInLetter } from '../../server/mail/letters/sign-in.ts';
import { plainText } from '../../server/mail/plain.ts';
import { LANGUAGES } from '../../schema/language.ts';
import { allLetters } from './letters.ts';

const letter: Letter = { to: 'amt@musterkreis.example', language: 'de', subject: 'Hallo', parts: ['Guten Tag'] };

/** What ends a header line somewhere: CR, LF, both, NUL, next line, line and paragraph separators of Unicode, escape. */
const BREAKS = ['\r', '\n', '\r\n', '\0', '\u0085', '\u2028', '\u2029', '\u001b'];

const ATTACKS = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"><svg onload=alert(1)>', `' onmouseover='alert(1)`, '</title><b>', '</li></ul><iframe src=//x>', '&lt;b&gt;', 'javascript:alert(1)//'];

describe.each(BREAKS.map((sign) => [JSON.stringify(sign), sign]))('a line break (%s) that would begin another header', (_, sign) => {
  test.each([`amt@musterkreis.example${sign}Bcc: alle@musterkreis.example`, `amt@musterkreis.example${sign}`, `${sign}amt@musterkreis.example`])('is refused in the recipient', (to) => {
    expect(() => checked({ ...letter, to })).toThrow(expect.objectContaining({ code: 'BAD_EMAIL', field: 'to' }));
  });

  test('is refused in the subject', () => {
    expect(() => checked({ ...letter, subject: `Hallo${sign}Bcc: alle@musterkreis.example` })).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'subject' }));
  });

  test('is refused in names that stand in headers', () => {
    const bad = `Wer hilft?${sign}Bcc: alle@musterkreis.example`;
    const invitation = { to: letter.to, language: 'de', siteName: 'Wer hilft?', inviter: 'Erika Muster', role: 'partner', entries: [], link: 'https://directory.example/' } as const;
    expect(() => inviteLetter({ ...invitation, siteName: bad })).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'siteName' }));
    expect(() => inviteLetter({ ...invitation, inviter: bad })).toThrow(expect.objectContaining({ code: 'BAD_INPUT', field: 'inviter' }));
    expect(() => headerText('name', bad)).toThrow(expect.objectContaining({ field: 'name' }));
  });

  test('becomes a blank or nothing in the title of an entry', () => {
    const { subject } = checked(reportLetter({ to: letter.to, language: 'de', siteName: 'Wer hilft?', entry: `Beratung${sign}Bcc: alle`, text: 'Falsch', link: 'https://directory.example/' }));
    expect(subject).toMatch(/^Hinweis zu: Beratung ?Bcc: alle$/);
  });
});

test.each(['zwei@musterkreis.example, drei@musterkreis.example', 'Amt <amt@musterkreis.example>', '"a b"@musterkreis.example', 'amt', ''])('only one address is a recipient, not %s', (to) => {
  expect(() => checked({ ...letter, to })).toThrow(expect.objectContaining({ code: 'BAD_EMAIL' }));
});

test.each(['javascript:alert(1)', 'data:text/html,x', '/de/x', 'https://directory.example/a b', 'https://directory.example/\r\nx'])('a link leads to a web address, not to %s', (link) => {
  expect(() => checked({ ...letter, parts: [{ link, label: 'Weiter' }] })).toThrow(expect.objectContaining({ code: 'BAD_URL' }));
});

test('a code has six digits', () => {
  expect(() => checked({ ...letter, parts: [{ code: '12345<' }] })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
});

describe.each(ATTACKS)('what somebody wrote stays text: %s', (attack) => {
  const known = /^(?:!doctype|html|head|meta|title|body|div|p|span|a|ul|li|blockquote|br)$/;

  test.each(Object.keys(allLetters('de')))('in the letter "%s"', (name) => {
    const { language, subject, parts } = allLetters('de', attack)[name] ?? letter;
    const page = html({ language, subject, parts });
    const tags = [...page.matchAll(/<\/?([a-z!]*)[^>]*>/gi)].map(([tag, element = '']) => ({ tag, element: element.toLowerCase() }));
    expect(tags.filter(({ element, tag }) => !known.test(element) || /\son\w+=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
    expect([...page.matchAll(/href="([^"]*)"/g)].filter(([, address]) => address?.startsWith('https://directory.example/') !== true)).toEqual([]);
    expect(page).toContain(attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'));
  });

  test('in every kind of part, and in the language', () => {
    const page = html({ language: attack, subject: attack, parts: [attack, { code: attack }, { link: attack, label: attack }, { list: [attack] }, { quote: attack }, { small: attack }] });
    expect(page).not.toMatch(/<(?:script|img|svg|iframe|b)\b/);
    expect(page.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
  });
});

describe('HTML', () => {
  const page = (language: string): string[] => Object.values(allLetters(language)).map(html);

  test('loads nothing, tracks nobody and knows no table', () => {
    for (const each of LANGUAGES.flatMap(page)) expect(each).not.toMatch(/<(?:img|table|link|script|style|iframe|object)\b|\ssrc=|url\(/i);
  });

  test('says its language and goes from right to left where that does', () => {
    for (const language of LANGUAGES) {
      const direction = ['ar', 'fa'].includes(language) ? 'rtl' : 'ltr';
      for (const each of page(language)) expect(each).toContain(`<html lang="${language}" dir="${direction}">`);
    }
  });

  test('holds the code so that what is copied has no blank in it', () => {
    const code = /<p dir="ltr"[^>]*>(.*?)<\/p>/.exec(html(allLetters('ar')['signIn'] ?? letter))?.[1];
    expect(code?.replace(/<[^>]*>/g, '')).toBe('012345');
  });

  test('leaves the colour of text to whoever reads in the dark', () => {
    const page = html({ ...letter, parts: ['a', { quote: 'b' }, { small: 'c' }, { code: '123456' }] });
    expect(page).toContain('<meta name="color-scheme" content="light dark">');
    expect(page).not.toMatch(/[";]\s*(?:color|background)\s*:/);
  });
});

describe('plain text', () => {
  test('has lines of at most 72 characters, but for addresses, of which each has its own', () => {
    for (const language of LANGUAGES) {
      for (const [name, { parts }] of Object.entries(allLetters(language, 'Ein langer Name für eine Einrichtung, die sehr vieles macht und sich nicht kurz fassen kann'))) {
        const lines = plainText(parts).split('\n');
        expect(lines.filter((line) => Array.from(line).length > 72 && !/^https:\S+$/.test(line)), `${name} ${language}`).toEqual([]);
        expect(lines.filter((line) => line.includes('://') && !/^https:\S+$/.test(line)), `${name} ${language}`).toEqual([]);
      }
    }
  });

  test('shows the code in two groups, a link below what it is for, and what somebody wrote as a quotation', () => {
    expect(plainText(['Ihr Code:', { code: '012345' }, { link: 'https://directory.example/x', label: 'Anmelden' }, { quote: 'Seit Mai zu.\n\nBitte ändern.' }, { list: ['Eins', 'Zwei'] }, { small: 'Ende' }])).toBe(
      'Ihr Code:\n\n    012 345\n\nAnmelden\nhttps://directory.example/x\n\n> Seit Mai zu.\n>\n> Bitte ändern.\n\n- Eins\n- Zwei\n\nEnde\n',
    );
  });

  test('puts no two addresses on one line, even when a reader did', () => {
    const lines = plainText([{ quote: 'Neu: https://a.example/x https://b.example/y,https://c.example/z' }]).split('\n');
    expect(lines.filter((line) => (line.match(/:\/\//g) ?? []).length > 1)).toEqual([]);
    expect(lines.join('\n')).toContain('https://b.example/y,\n> https://c.example/z');
  });

  test('breaks even a word that has no end', () => {
    expect(plainText(['a'.repeat(100)])).toBe(`${'a'.repeat(72)}\n${'a'.repeat(28)}\n`);
  });

  test('drops what is no letter', () => {
    expect(plainText(['a\0b\u001b[31mc\u202Ed\uD800'])).toBe('ab[31mcd\uFFFD\n');
  });
});

describe('letters', () => {
  test('tell in every language all that they were given', () => {
    for (const language of LANGUAGES) {
      for (const [name, made] of Object.entries(allLetters(language))) {
        const { subject, parts } = checked(made);
        const text = plainText(parts);
        expect(`${subject}\n${text}`, `${name} ${language}`).not.toMatch(/[{}]|undefined/);
        expect(text, `${name} ${language}`).toContain('Musterverein Würfelstadt');
        expect(text, `${name} ${language}`).toMatch(/^https:\/\/directory\.example\/de\/x\?token=abc_DEF-123&y=1$/m);
      }
    }
  });

  test('name the code in the text and not in the subject, and are of no use after a quarter of an hour', () => {
    const { subject, parts, until } = signInLetter({ to: letter.to, language: 'de', siteName: 'Wer hilft?', code: '012345', link: 'https://directory.example/x' });
    expect(subject).toBe('Ihre Anmeldung bei „Wer hilft?“');
    expect(plainText(parts)).toContain('012 345');
    expect(until?.getTime()).toBeGreaterThan(Date.now());
    expect(until?.getTime()).toBeLessThanOrEqual(Date.now() + 900_000);
  });

  test('count and date as the language does', () => {
    const check = (language: string, count: number): string =>
      plainText(checkLetter({ to: letter.to, language, siteName: 'Wer hilft?', actor: 'Musterverein', entries: Array.from({ length: count }, () => ({ title: 'Kurs', since: new Date('2026-05-02T23:00:00Z') })), confirmLink: 'https://directory.example/a', editLink: 'https://directory.example/b', due: 'now' }).parts);
    expect(check('de', 1)).toContain('Es geht um diesen Eintrag:\n\n- Kurs (zuletzt geprüft am 3. Mai 2026)');
    expect(check('de-simple', 2)).toContain('Diese 2 Sachen sollen Sie prüfen:');
    expect(check('ar', 2)).toContain('هذين المدخلين');
    expect(check('fa', 1)).toMatch(/2026/);
    expect(check('uk', 5)).toContain('5 записів');
  });

  test('keep German names apart from Arabic words, but in the subject', () => {
    const { subject, parts } = allLetters('ar')['check-now'] ?? letter;
    expect(plainText(parts)).toContain('- \u2068Musterverein Würfelstadt\u2069 (');
    expect(subject).not.toMatch(/[\u2066-\u2069]/);
    expect(plainText(allLetters('de')['check-now']?.parts ?? [])).not.toMatch(/[\u2066-\u2069]/);
  });

  test('cut a long title in the subject only', () => {
    const entry = 'Sehr langer Titel '.repeat(12).trim();
    const { subject, parts } = reportLetter({ to: letter.to, language: 'de', siteName: 'Wer hilft?', entry, text: 'Falsch', link: 'https://directory.example/x' });
    expect(Array.from(subject).length).toBeLessThan(90);
    expect(plainText(parts).replace(/\s+/g, ' ')).toContain(entry);
  });

  test('say when a machine made their words', () => {
    expect(plainText(allLetters('fr')['accepted']?.parts ?? [])).toContain('Un ordinateur a traduit');
    expect(plainText(allLetters('de')['accepted']?.parts ?? [])).not.toContain('Computer');
  });

  test('are German where nobody has written words', () => {
    expect(allLetters('sw')['accepted']).toMatchObject({ language: 'de', subject: 'Übernommen: Musterverein Würfelstadt' });
  });
});
