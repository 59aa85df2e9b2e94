/**
 * The one catalogue of everything that can be wrong with what somebody gives us.
 * The code is what programs act on (GraphQL `extensions.code`, import reports); the sentence is for a person and says what is allowed.
 */
const CATALOGUE = {
  BAD_LANGUAGE: (tag: string, allowed: readonly string[]) => `"${tag}" is not a language of this directory. Allowed: ${allowed.join(', ')}.`,
  BAD_LANGUAGE_TAG: (tag: string) => `"${tag}" is not a language tag of BCP 47, such as "ar" or "de-simple".`,
  BAD_SLUG: (slug: string) => `"${slug}" is not a slug. Allowed: 1 to 100 of a–z, 0–9 and single hyphens between them, such as "sprachcafe-stendal".`,
  BAD_DATE: (value: string) => `"${value}" is not a date. Write year-month-day, such as "2026-12-01".`,
  BAD_PARTIAL_DATE: (value: string) => `"${value}" is not a date, month or year. Write "2019", "2019-06" or "2019-06-30".`,
  BAD_DATE_TIME: (value: string) => `"${value}" is not a date and time. Write "2026-12-01T17:30", meant in Europe/Berlin.`,
  BAD_TIMESTAMP: (value: string) => `"${value}" is not a moment in time. Write ISO 8601 with an offset, such as "2026-12-01T16:30:00Z".`,
  BAD_TIME: (value: string) => `"${value}" is not a time of day. Write "09:00", from "00:00" to "24:00".`,
  BAD_URL: (value: string) => `"${value}" is not a web address. Write it in full with https:// or http://.`,
  BAD_EMAIL: (value: string) => `"${value}" is not an e-mail address, such as "office@example.org".`,
  BAD_COLOUR: (value: string) => `"${value}" cannot be the colour of the site. Write it like "#0f5257", and take one that is dark enough to be read on white.`,
  BAD_LOGO: (bytes: number) => `This cannot be the logo. Give a PNG or WebP of at most ${String(bytes)} bytes as "data:image/png;base64,…".`,
  BAD_PHONE: (value: string) => `"${value}" is not a phone number. Write it with the country's code, such as "+49 3931 607040".`,
  BAD_AREA_KEY: (value: string) => `"${value}" is not an official key (AGS). Write the 5 digits of a district or the 8 digits of a municipality.`,
  BAD_FEDERAL_STATE: (value: string) => `"${value}" is not a Land. Write its two letters of ISO 3166-2:DE, such as "ST" or "NI".`,
  BAD_TEXT: (why: string) => `This is not a localized text: ${why}. Write a map from language to text, such as {"de": "Beratung", "en": "Advice"}.`,
  TEXT_TOO_LONG: (language: string, length: number, limit: number) => `The text in "${language}" has ${String(length)} characters; ${String(limit)} are allowed.`,
  UNSAFE_MARKDOWN: (what: string) => `Markdown may not hold ${what}. Use Markdown's own marks (headings, lists, emphasis, tables) and links to http, https, mailto or tel.`,
  BAD_HOURS: (why: string) => `These hours cannot be: ${why}.`,
  BAD_RECURRENCE: (why: string) => `This recurrence cannot be used: ${why}. Write an RRULE of RFC 5545 that ends, such as "FREQ=WEEKLY;BYDAY=TH;UNTIL=20271231T235959Z".`,
  BAD_RANGE: (from: string, to: string) => `"${to}" comes before "${from}". The end must not be before the beginning.`,
  BAD_RELATION: (why: string) => `This relation cannot be: ${why}.`,
  BAD_COORDINATE: (value: string) => `"${value}" is not a coordinate. Latitudes go from -90 to 90, longitudes from -180 to 180, in degrees (WGS 84).`,
  BAD_CHOICE: (value: string, allowed: readonly string[]) => `"${value}" is not allowed here. Allowed: ${allowed.join(', ')}.`,
  BAD_INPUT: (why: string) => why,
  BAD_REFERENCE: (noun: string, reference: string) => `There is no ${noun} "${reference}". Give the id or slug of one that exists or that is imported in the same file.`,
  DUPLICATE_SLUG: (noun: string, slug: string) => `The slug "${slug}" is taken by another ${noun}. Choose another one.`,
  DUPLICATE_ENTRY: (noun: string, name: string) => `The ${noun} "${name}" stands twice in this file. Keep one of the two, or give each a slug of its own.`,
  MISSING_FIELD: (field: string) => `"${field}" is missing. It is needed here.`,
  UNKNOWN_FIELD: (field: string, type: string, allowed: readonly string[]) => `"${field}" is not a field of ${type}. Allowed: ${allowed.join(', ')}.`,
  UNKNOWN_NOUN: (noun: string, allowed: readonly string[]) => `"${noun}" is not a noun of this directory. Allowed: ${allowed.join(', ')}.`,
  STILL_NEEDED: (noun: string, by: string) => `This ${noun} is still referred to by ${by}. Change that first, or archive the ${noun} instead.`,
  BAD_JSON: (why: string) => `This line is not a JSON object: ${why}.`,
  NOT_UTF8: (offset: number) => `This file is not UTF-8 (byte ${String(offset)}). Save it as UTF-8 and try again.`,
  LINE_TOO_LONG: (limit: number) => `This line is longer than ${String(limit)} bytes.`,
  FILE_UNREADABLE: (why: string) => `This file cannot be read: ${why}.`,
  QUERY_TOO_LONG: (length: number, limit: number) => `The query has ${String(length)} characters; ${String(limit)} are allowed.`,
  PAGE_TOO_LARGE: (asked: number, limit: number) => `"first: ${String(asked)}" is not allowed. Ask for 1 to ${String(limit)} and page on with "after".`,
  BAD_CURSOR: (cursor: string) => `"${cursor.slice(0, 40)}" is not a cursor of this list. Take "endCursor" of the page before, with the same order.`,
  ONE_OF_ID_AND_SLUG: () => 'Give either "id" or "slug".',
  NOT_FOUND: (noun: string, reference: string) => `There is no ${noun} "${reference}".`,
  FORBIDDEN: (action: string) => `You may not ${action}. Sign in with an account that may, or send the operator's token.`,
  BAD_TOKEN: () => 'This token is not valid, or has ended. Make a new one in your account; operators take theirs from the file "secrets/operator-token" in the data directory.',
  SEARCH_UNAVAILABLE: () => 'Search is not available at the moment. Try again in a minute; topics and A–Z still work.',
  STORE_UNAVAILABLE: () => 'The directory is not available at the moment. Try again in a minute.',
  TOO_OFTEN: (limit: number) => `This can be said ${String(limit)} times a minute, by everybody together. Try again in a minute.`,
  VERSION_CONFLICT: (fields: readonly string[]) => `Somebody else changed ${fields.map((field) => `"${field}"`).join(', ')} since you began. Look at both versions, and save again with the newest "version".`,
  TRANSLATOR_AWAY: (engine: string) => `${engine} does not answer at the moment. Nothing was lost: try again in a minute, or write the translation yourself.`,
  TRANSLATOR_REFUSED: (engine: string) => `${engine} did not translate this, and says no reason that can be told here. Write the translation yourself; whoever runs the server finds more in its log.`,
  TRANSLATOR_NOT_SET_UP: (engine: string) => `${engine} does not accept the address or the key of this directory. Tell those who run the server; its log says more.`,
  TRANSLATOR_USED_UP: (engine: string) => `What ${engine} may translate this month is used up. Write the translation yourself, or wait until next month.`,
  TRANSLATOR_TOO_LONG: (engine: string) => `This text is too long for ${engine}. Write the translation yourself.`,
  TRANSLATOR_LANGUAGE: (engine: string, language: string) => `${engine} does not know the language "${language}". Write the translation yourself.`,
  TRANSLATOR_SPOILT: (engine: string) => `What ${engine} answered cannot be used: a name, number, link or mark that has to stay was lost or changed. Write the translation yourself.`,
  TOO_MANY_SIGN_INS: () => 'Codes were asked for too often. Try again in an hour, or use the newest mail you got.',
  PASSKEY_REFUSED: () => 'This passkey was not accepted. Try again, or sign in with a code by mail.',
  SIGN_IN_AGAIN: (minutes: number) => `For this you must have signed in within the last ${String(minutes)} minutes. Sign in again, and come back.`,
  LAST_ADMIN: () => 'Nobody would run the directory any more. Invite another admin first.',
  LAST_COORDINATOR: (network: string) => `Nobody would coordinate ${network} any more, and nobody would hear of it. Invite somebody else to it first.`,
  TOO_MANY_REPORTS: (limit: number) => `${String(limit)} reports an hour are taken from one connection. Try again in an hour.`,
  TOO_MANY_OUTCOMES: (limit: number) => `${String(limit)} outcomes an hour are taken from one account. Try again in an hour.`,
  TOO_MANY_GUIDES: (limit: number) => `${String(limit)} requests for a guide an hour are taken from one connection. Try again in an hour.`,
  TOO_MANY_REGISTRATIONS: (limit: number) => `${String(limit)} registrations an hour are taken from one connection. Try again in an hour.`,
  REGISTRATION_CLOSED: () => 'One cannot register for this, or not any more. The page of the event says how else one can take part.',
  PREVIEW_AWAY: () => 'A preview is not possible just now. Nothing was lost: try again in a minute.',
  TOO_MANY_PREVIEWS: (limit: number) => `${String(limit)} previews a minute are made for one account. Try again in a minute.`,
  TOO_COMPLEX: (why: string) => `This query asks for too much at once: ${why}.`,
} as const;

export type ErrorCode = keyof typeof CATALOGUE;

/**
 * An error that a user can cause and mend.
 * `code` is from the catalogue, `message` is a sentence for a person, `field` names the input field (dotted path) where known, `cause` what lay beneath.
 */
export class DirectoryError extends Error {
  readonly code: ErrorCode;
  field: string | undefined;
  override readonly name = 'DirectoryError';

  constructor(code: ErrorCode, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.field = options.field;
  }

  /** What GraphQL sends along; graphql-js takes it over from an original error. */
  get extensions(): { code: ErrorCode; field?: string } {
    return this.field === undefined ? { code: this.code } : { code: this.code, field: this.field };
  }
}

/** Makes the error of that code; the arguments are the ones its sentence needs. @example throw fail('BAD_SLUG', 'Not A Slug') */
export function fail<C extends ErrorCode>(code: C, ...args: Parameters<(typeof CATALOGUE)[C]>): DirectoryError {
  const sentence = CATALOGUE[code] as (...values: Parameters<(typeof CATALOGUE)[C]>) => string;
  return new DirectoryError(code, sentence(...args));
}

/** Runs `act`, and puts `field` in front of the field of any error it throws, so that nested checks need not know where they stand. */
export function within<T>(field: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof DirectoryError) error.field = error.field === undefined ? field : `${field}.${error.field}`;
    throw error;
  }
}
