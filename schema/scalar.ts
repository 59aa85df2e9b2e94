import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import MarkdownIt from 'markdown-it';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { type DirectoryError, fail } from './error.ts';
import { language, languageTag } from './language.ts';
import { type GivenText, parseText } from './text.ts';

/** Makes a scalar of strings whose every value passes `read`, which gives the canonical form back or throws a coded error. */
function stringScalar(name: string, description: string, read: (value: string) => string): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw fail('BAD_INPUT', `${name} must be a string.`);
    return read(value);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: String,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING || node.kind === Kind.ENUM ? node.value : undefined),
  });
}

/** A reader that accepts what matches the pattern and passes the further test. */
function matching(pattern: RegExp, error: (value: string) => DirectoryError, holds: (value: string) => boolean = () => true) {
  return (value: string): string => {
    const trimmed = value.trim();
    if (pattern.test(trimmed) && holds(trimmed)) return trimmed;
    throw error(value);
  };
}

const SLUG = /^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a reference is an id (UUID) rather than a slug. */
export const isId = (reference: string): boolean => UUID.test(reference);

/** Gives the slug back. @throws BAD_SLUG */
export const slug = matching(SLUG, (value) => fail('BAD_SLUG', value));

const realDay = (value: string): boolean => {
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

export const date = matching(new RegExp(`^${DAY}$`), (value) => fail('BAD_DATE', value), realDay);
const partialDate = matching(new RegExp(String.raw`^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|${DAY})$`), (value) => fail('BAD_PARTIAL_DATE', value), (value) => value.length < 10 || realDay(value));
const localDateTime = matching(new RegExp(`^${DAY}T${TIME}$`), (value) => fail('BAD_DATE_TIME', value), (value) => realDay(value.slice(0, 10)));
const time = matching(new RegExp(`^(?:${TIME}|24:00)$`), (value) => fail('BAD_TIME', value));

const timestamp = (value: string): string => {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && /(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  const canonical = Number.isNaN(moment) ? '' : new Date(moment).toISOString();
  // PostgreSQL knows no year 0, and offsets can carry a moment beyond the years of four digits.
  if (!/^\d{4}-/.test(canonical) || canonical.startsWith('0000')) throw fail('BAD_TIMESTAMP', value);
  return canonical;
};

const url = (value: string): string => {
  const parsed = URL.canParse(value.trim()) ? new URL(value.trim()) : undefined;
  if (parsed === undefined || !['http:', 'https:'].includes(parsed.protocol) || value.length > 2000 || /[\s\p{Cc}\p{Cs}]/u.test(value.trim())) throw fail('BAD_URL', value);
  return value.trim();
};

/** An e-mail address as HTML's `input type=email` takes it. @throws BAD_EMAIL */
export const email = matching(
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i,
  (value) => fail('BAD_EMAIL', value),
);

/** The number in E.164; German numbers may be written without the country's code. @throws BAD_PHONE */
export function phone(value: string): string {
  const parsed = parsePhoneNumberFromString(value, 'DE');
  // "Possible" (length) and not "valid" (ranges in use): numbers reserved for fiction are in no range in use.
  if (parsed?.isPossible() !== true) throw fail('BAD_PHONE', value);
  return parsed.number;
}

const strict = new MarkdownIt({ html: true, linkify: false });
// It would leave a link with a forbidden scheme as text; an editor should hear of it rather than find brackets on the page.
strict.validateLink = () => true;

const SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** Gives Markdown back that holds neither raw HTML nor links to other schemes. @throws UNSAFE_MARKDOWN @see https://spec.commonmark.org/0.31.2/#raw-html */
export function markdown(value: string): string {
  for (const block of strict.parse(value, {})) {
    if (block.type === 'html_block') throw fail('UNSAFE_MARKDOWN', `raw HTML ("${block.content.trim().slice(0, 40)}")`);
    for (const inline of block.children ?? []) {
      if (inline.type === 'html_inline') throw fail('UNSAFE_MARKDOWN', `raw HTML ("${inline.content.slice(0, 40)}")`);
      const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(String(inline.attrGet('href') ?? inline.attrGet('src') ?? ''))?.[1];
      if (scheme !== undefined && !SCHEMES.includes(scheme.toLowerCase())) throw fail('UNSAFE_MARKDOWN', `links that begin with "${scheme}:"`);
    }
  }
  return value;
}

export const Slug = stringScalar('Slug', 'Name of an entry in addresses: a–z, 0–9 and single hyphens, 1 to 100 characters.', slug);
export const Reference = stringScalar('Reference', 'Id (UUID) or slug of an entry.', (value) => (isId(value.trim()) ? value.trim().toLowerCase() : slug(value)));
export const Id = stringScalar('UUID', 'Identity of an entry (RFC 9562).', (value) => {
  if (!isId(value.trim())) throw fail('BAD_INPUT', `"${value}" is not a UUID (RFC 9562).`);
  return value.trim().toLowerCase();
});
export const LanguageTag = stringScalar('LanguageTag', 'A language of this directory (BCP 47), such as "de", "de-simple" or "ar".', language);
export const SpokenLanguage = stringScalar('SpokenLanguage', 'Any language people speak (BCP 47), such as "ku" or "ti".', languageTag);
export const DateScalar = stringScalar('Date', 'A day, such as "2026-12-01".', date);
export const PartialDate = stringScalar('PartialDate', 'A year, month or day as far as it is known: "2019", "2019-06" or "2019-06-30".', partialDate);
export const LocalDateTime = stringScalar('LocalDateTime', 'A date and time in Europe/Berlin, such as "2026-12-01T17:30".', localDateTime);
export const Time = stringScalar('Time', 'A time of day in Europe/Berlin from "00:00" to "24:00".', time);
export const DateTime = new GraphQLScalarType<string, string>({
  ...stringScalar('DateTime', 'A moment in time (ISO 8601, UTC).', timestamp).toConfig(),
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
});
export const Url = stringScalar('URL', 'A web address (http or https).', url);
export const Email = stringScalar('Email', 'An e-mail address.', email);
export const AreaKey = stringScalar('AreaKey', 'Amtlicher Gemeindeschlüssel (AGS): 5 digits of a district or 8 of a municipality.', matching(/^\d{5}(?:\d{3})?$/, (value) => fail('BAD_AREA_KEY', value)));
export const FederalState = stringScalar(
  'FederalState',
  'A Land, two letters of ISO 3166-2:DE.',
  matching(/^(?:BW|BY|BE|BB|HB|HH|HE|MV|NI|NW|RP|SL|SN|ST|SH|TH)$/, (value) => fail('BAD_FEDERAL_STATE', value)),
);

/** Texts only come in through this scalar; they go out as the type Text. */
export const LocalizedText = new GraphQLScalarType<GivenText, unknown>({
  name: 'LocalizedText',
  description: 'Map from language to text, list of items, or {value, machine, outdated, checkedBy, checkedAt}; null takes a language away. "de" is the original unless only others are given.',
  parseValue: parseText,
  parseLiteral: (node, variables) => parseText(valueFromASTUntyped(node, variables)),
});

/** Anything that JSON can say, as it comes: for values whose type depends on the field they are of. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
