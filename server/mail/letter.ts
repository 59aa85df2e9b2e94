import { fail, within } from '../../schema/error.ts';
import { email } from '../../schema/scalar.ts';

/** A piece of a letter: a paragraph (text alone), six digits to type, a button, a list, what somebody else wrote, or a note at the foot. */
export type Part =
  | string
  | { readonly code: string }
  | { readonly link: string; readonly label: string }
  | { readonly list: readonly string[] }
  | { readonly quote: string }
  | { readonly small: string };

/** What is to be told to somebody. Every text is plain: it is escaped wherever it goes. */
export interface Letter {
  /** One mail address. */
  readonly to: string;
  /** BCP 47 tag of the language that it is written in. */
  readonly language: string;
  readonly subject: string;
  readonly parts: readonly Part[];
  /** When it is of no more use, and is not sent any more. */
  readonly until?: Date;
}

/** What ends a line or steers a terminal: none of it belongs in a header. @see https://www.rfc-editor.org/rfc/rfc5322#section-2.2 */
const BREAKS = /[\p{Cc}\u2028\u2029]/u;

/** Marks that turn the order of letters around; nobody needs them, and an address can be made to look like another with them. */
const OVERRIDES = /[\u202D\u202E]/g;

/**
 * Gives the letter back when it can be sent.
 * @throws BAD_EMAIL, BAD_INPUT, BAD_URL with the field
 */
export function checked(letter: Letter): Letter {
  const to = within('to', () => {
    if (BREAKS.test(letter.to)) throw fail('BAD_EMAIL', letter.to.replace(new RegExp(BREAKS, 'gu'), ' '));
    return email(letter.to);
  });
  const subject = headerText('subject', letter.subject);
  for (const part of letter.parts) checkPart(part);
  return { ...letter, to, subject };
}

/**
 * Gives a text back that goes into a header as it is: one line, with something in it.
 * @param field what to call it when it cannot be taken
 * @throws BAD_INPUT
 */
export function headerText(field: string, value: string): string {
  return within(field, () => {
    if (BREAKS.test(value) || !value.isWellFormed()) throw fail('BAD_INPUT', 'This must be one line, without control characters.');
    if (value.trim() === '') throw fail('BAD_INPUT', 'This must not be empty.');
    return value.trim();
  });
}

/** A title as one line, for titles that we keep: with breaks they are no attack, and no reason not to tell somebody. */
export function oneLine(title: string): string {
  return clean(title).replace(/\s+/g, ' ').trim();
}

/** The text without what is no letter; tabs and ends of lines stay. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').replace(OVERRIDES, '');
}

function checkPart(part: Part): void {
  if (typeof part === 'string') return;
  if ('code' in part && !/^\d{6}$/.test(part.code)) throw fail('BAD_INPUT', 'A code has six digits.');
  if ('link' in part && !isWebAddress(part.link)) throw fail('BAD_URL', clean(part.link));
}

function isWebAddress(link: string): boolean {
  return !/[\s\p{Cc}]/u.test(link) && URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);
}
