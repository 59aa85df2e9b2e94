import { GraphQLEnumType, GraphQLString } from 'graphql';
import type { Field, ValueType } from '../../schema/field.ts';
import { NOUNS } from '../../schema/nouns.ts';
import { parseText } from '../../schema/text.ts';

/** What somebody would write into a form to have others' browsers run it: out of an attribute, out of a script, into an element. */
export const HOSTILE = `'"></script></textarea><img src=x data-hostile onerror=hostile=1>`;

/** The same for where less fits. */
const SHORT = '<b data-hostile>';

/** Markdown takes no raw HTML at all, which has its own tests; this is what it does take. */
const MARKDOWN = `**"'>** \`${HOSTILE}\` [‘"onmouseover="hostile=1](https://example.org/?q="onmouseover=hostile=1) ![x](https://example.org/"onerror=hostile=1)`;

const ADDRESS = `https://example.org/?q='"><img/src=x/data-hostile>`;

/** One entry of each noun, all of which stand on pages. */
const ENTRIES: Readonly<Record<string, string>> = {
  term: 'sprachkurse',
  network: 'musterkreis',
  actor: 'migrationsberatung-musterstadt',
  place: 'rathaus-musterstadt',
  service: 'mbe-sprechstunde-musterstadt',
  contact: 'muster-koordination-integration',
  offering: 'erste-orientierung-musterkreis-at-kreishaus-musterstadt',
  article: 'musterkreis-bankkonto',
  event: 'musterkreis-sprachcafe',
  qualification: 'musterkreis-musterlotse',
};

/** Fields whose parts hang together, so that they are given as a whole. */
const WHOLE: Readonly<Record<string, unknown>> = {
  hours: { exceptions: [{ from: '2030-01-09', closed: true, reason: { de: HOSTILE, ar: HOSTILE } }], note: { de: HOSTILE, ar: HOSTILE } },
  channels: [{ kind: 'PHONE', value: '+493910000001', extension: SHORT, label: { de: HOSTILE, ar: HOSTILE } }, { kind: 'WEB', value: ADDRESS, label: { de: HOSTILE } }],
};

/** The first of these that the field takes; undefined when it takes none, such as a number or a day. */
function taken({ type, rule }: Field, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => {
    try {
      const value: unknown = type?.parseValue(candidate);
      rule?.(value as never);
      return typeof value === 'string';
    } catch {
      return false;
    }
  });
}

function textOf({ rule }: Field): Record<string, string> {
  const fits = (words: string): boolean => {
    try {
      rule?.(parseText({ de: words }) as never);
      return true;
    } catch {
      return false;
    }
  };
  const words = [MARKDOWN, HOSTILE, SHORT].find(fits) ?? SHORT;
  return { de: words, ar: words };
}

function given(name: string, field: Field): unknown {
  if (name in WHOLE) return WHOLE[name];
  const { kind, value, type } = field;
  if (kind === 'text') return textOf(field);
  if (kind === 'object' && value) return partsOf(value);
  if (kind === 'objects' && value) return [partsOf(value)];
  if (kind === 'list') return type === GraphQLString ? [HOSTILE] : undefined;
  return kind === 'scalar' && !(type instanceof GraphQLEnumType) ? taken(field, [HOSTILE, ADDRESS, SHORT]) : undefined;
}

function partsOf({ fields }: ValueType): Record<string, unknown> {
  const first = ({ type, required }: Field): string | undefined => (type instanceof GraphQLEnumType && required ? type.getValues()[0]?.name : undefined);
  return stated(Object.entries(fields).map(([name, field]) => [name, first(field) ?? given(name, field)]));
}

const stated = (pairs: [string, unknown][]): Record<string, unknown> => Object.fromEntries(pairs.filter(([, value]) => value !== undefined));

/** Lines of an import that put hostile words into every field of every noun that takes words; made from the nouns' own tables, so that a new field is tried by itself. */
export function hostileLines(): ({ noun: string; slug: string } & Record<string, unknown>)[] {
  return NOUNS.flatMap(({ name, fields }) => {
    const slug = ENTRIES[name];
    return slug === undefined ? [] : [{ noun: name, slug, ...stated(Object.entries(fields).map(([field, what]) => [field, given(field, what)])) }];
  });
}
