import { GraphQLEnumType } from 'graphql';
import type { Pool } from 'pg';
import type { Field, ValueType } from '../../../schema/field.ts';
import type { Noun } from '../../../schema/noun.ts';
import { NOUNS } from '../../../schema/nouns.ts';
import { sayProblem } from '../../../server/exchange/ndjson.ts';
import { take } from '../../harness/lines.ts';
import { COMMON, type Level, digit, mark } from './marks.ts';

type Line = Record<string, unknown> & { noun: string; slug: string };

/** Levels at which an entry of each noun stands by itself. */
export const STANDING = ['PUBLIC', 'VOLUNTEER', 'STAFF', 'DRAFT', 'ARCHIVED'] as const satisfies readonly Level[];

/** Where somebody's slug says nothing, since it stands open while the rest of the entry does not. */
const OPEN = mark('PUBLIC');

/** Enums whose first value would change who sees an entry, or what else it needs. */
const CHOSEN: Readonly<Record<string, string | null>> = { state: null, visibility: null, exposure: null, addressVisibility: null, vocabulary: 'TOPIC', recurrence: null };

/** What has to fit together, told as a whole. */
function whole(name: string, noun: string, level: Level): unknown {
  const word = mark(level, noun, name);
  switch (name) {
    case 'hours':
      return { slots: [{ day: 'MO', from: '09:00', to: '12:00' }], exceptions: [{ from: `209${String(digit(level))}-06-01`, closed: true, reason: { de: `${COMMON} ${word}` } }], note: { de: `${COMMON} ${word}` }, link: `https://example.org/${word}` };
    case 'channels':
      return channels(noun, level, level);
    case 'latitude': case 'longitude':
      return Number(`5${String(digit(level))}.98765`);
    case 'start':
      return `209${String(digit(level))}-06-01T10:00`;
    case 'end':
      return `209${String(digit(level))}-06-01T12:00`;
    default:
      return undefined;
  }
}

/** Channels of that visibility, with the mark of whoever may see them. */
function channels(noun: string, level: Level, visibility: Level): object[] {
  const word = mark(level, noun, 'channels');
  const shown = visibility === 'VOLUNTEER' || visibility === 'STAFF' ? visibility : 'PUBLIC';
  return [
    { kind: 'PHONE', value: `+49391990${String(digit(level))}00`, extension: mark(level), label: { de: `${COMMON} ${word}` }, visibility: shown },
    { kind: 'EMAIL', value: `${word}@example.org`, visibility: shown },
    { kind: 'WEB', value: `https://example.org/${word}`, visibility: shown },
  ];
}

function scalar({ type, rule }: Field, noun: string, name: string, level: Level): unknown {
  const word = mark(level, noun, name);
  const year = String(digit(level));
  for (const candidate of [`${COMMON} ${word}`, `https://example.org/${word}`, `${word}@example.org`, mark(level), `195${year}-06-0${year}`, `195${year}-06`]) {
    try {
      const value: unknown = type?.parseValue(candidate);
      rule?.(value as never);
      if (typeof value === 'string') return candidate;
    } catch {
      // Not that either.
    }
  }
  return type?.name === 'Float' ? 4710.5 + digit(level) : undefined;
}

function value(noun: string, name: string, field: Field, level: Level): unknown {
  if (name in CHOSEN) return CHOSEN[name] ?? undefined;
  const told = whole(name, noun, level);
  if (told !== undefined) return told;
  const { kind, type } = field;
  if (type instanceof GraphQLEnumType) return field.required && kind === 'scalar' ? type.getValues()[0]?.name : kind === 'list' ? [type.getValues()[0]?.name] : undefined;
  if (kind === 'text') return { de: `${COMMON} ${mark(level, noun, name)}`, ar: `${COMMON} ${mark(level, noun, name)}` };
  if (kind === 'object') return parts(noun, name, field.value, level);
  if (kind === 'objects') return [parts(noun, name, field.value, level)];
  if (kind === 'list') return type?.name === 'String' ? [`${COMMON} ${mark(level, noun, name)}`] : type?.name === 'SpokenLanguage' ? ['de'] : undefined;
  return kind === 'scalar' ? scalar(field, noun, name, level) : undefined;
}

function parts(noun: string, name: string, type: ValueType | undefined, level: Level): Record<string, unknown> {
  return stated(Object.entries(type?.fields ?? {}).map(([part, field]) => [part, part.endsWith('Age') ? 110 + digit(level) : (value(noun, name, field, level) ?? first(field))]));
}

const first = ({ type, required }: Field): unknown => (required && type instanceof GraphQLEnumType ? type.getValues()[0]?.name : undefined);
const stated = (pairs: (readonly [string, unknown])[]): Record<string, unknown> => Object.fromEntries(pairs.filter(([, given]) => given !== undefined));

/** Everything an entry of a noun can hold, with the mark of a level in it; references come on top. */
function entry(noun: Noun, level: Level, slug: string): Line {
  const fields = Object.entries(noun.fields).filter(([, { kind }]) => kind !== 'one' && kind !== 'many');
  return { noun: noun.name, slug, ...stated(fields.map(([name, field]) => [name, value(noun.name, name, field, level)])), sources: [`${mark(level, noun.name, 'sources')}.pdf`] };
}

/** The slug of the entry that stands by itself. */
export const slugOf = ({ name }: Pick<Noun, 'name'>, level: Level): string => `${mark(level)}-${name}`;

/** References that need not be there, since with them the entry would be something else: no entry lies within one of its own noun. */
const LEFT_OUT = new Set(['parent', 'succeededBy', 'toNetwork', 'toArticle']);

/** Needed references lead to what is public, so that the level is the entry's own; lists of references lead to entries of every level. */
function referring(noun: Noun): Record<string, unknown> {
  return stated(Object.entries(noun.fields).map(([name, field]) => {
    const target = { name: field.noun ?? '' };
    if (LEFT_OUT.has(name)) return [name, undefined];
    if (field.kind === 'one') return [name, slugOf(target, 'PUBLIC')];
    return [name, field.kind === 'many' ? STANDING.map((level) => slugOf(target, level)) : undefined];
  }));
}

function shownTo(level: Level): Record<string, string> {
  if (level === 'DRAFT' || level === 'ARCHIVED') return { state: level };
  return { visibility: level };
}

/** A line for each noun at each level, and what is hidden otherwise: by a parent, in a channel, in an address. */
export function lines(): Line[] {
  const standing = STANDING.flatMap((level) => NOUNS.map((noun) => ({ ...entry(noun, level, slugOf(noun, level)), ...shownTo(level), ...referring(noun) })));
  return [OTHER, ...standing, ...beneath(), ...guarded()].map(telling);
}

/** A relation needs another end than its own actor. */
function telling(line: Line): Line {
  if (line.noun !== 'relation') return line;
  const isItself = line['toActor'] === line['actor'];
  return { ...line, kind: 'COOPERATES_WITH', ...(isItself && { toActor: OTHER.slug }) };
}

const OTHER: Line = { noun: 'actor', slug: `${OPEN}-other`, name: `${COMMON} ${OPEN}` };

/** Entries that are public themselves and lie beneath one that is not: the mark is the parent's. */
function beneath(): Line[] {
  return NOUNS.flatMap((noun) => noun.parents.filter((field) => !LEFT_OUT.has(field) || field === 'parent').flatMap((field) =>
    (['VOLUNTEER', 'STAFF', 'DRAFT'] as const).map((level) => ({
      ...entry(noun, level, `${mark(level)}-${noun.name}-beneath-${field.toLowerCase()}`), ...referring(noun), [field]: slugOf({ name: noun.all[field]?.noun ?? '' }, level),
    }))));
}

/** Public entries of which a part is not. */
function guarded(): Line[] {
  const contact = NOUNS.find(({ name }) => name === 'contact');
  const place = NOUNS.find(({ name }) => name === 'place');
  if (contact === undefined || place === undefined) throw new TypeError('Contacts and places are nouns');
  const open = { name: `${COMMON} ${OPEN}`, sources: [`${OPEN}.pdf`], municipality: { name: 'Musterstadt' } };
  const coarse = (level: Level) => ({ address: { street: mark(level, 'place', 'address'), extra: mark(level, 'place', 'address'), postalCode: '00001', city: 'Musterstadt' } });
  return [
    { ...entry(contact, 'PUBLIC', `${OPEN}-channels`), actor: slugOf({ name: 'actor' }, 'PUBLIC'), channels: (['PUBLIC', 'VOLUNTEER', 'STAFF'] as const).flatMap((level) => channels('contact', level, level)) },
    { ...entry(place, 'DRAFT', `${mark('DRAFT')}-hidden`), exposure: 'HIDDEN', municipality: { name: 'Musterstadt' } },
    { ...entry(place, 'STAFF', `${OPEN}-area`), ...open, ...coarse('STAFF'), exposure: 'AREA_ONLY' },
    { ...entry(place, 'VOLUNTEER', `${OPEN}-address`), ...open, ...coarse('VOLUNTEER'), addressVisibility: 'VOLUNTEER' },
    { ...entry(place, 'STAFF', `${OPEN}-staff-address`), ...open, ...coarse('STAFF'), addressVisibility: 'STAFF' },
    { noun: 'offering', slug: `${mark('DRAFT')}-at-hidden`, service: slugOf({ name: 'service' }, 'PUBLIC'), place: `${mark('DRAFT')}-hidden` },
  ];
}

/** Whoever wrote an entry is known to staff alone. */
const WRITER = { name: `Erika ${mark('STAFF', 'entry', 'writer')}`, origin: 'API' } as const;

/** Plants all lines. @throws what is wrong with them */
export async function plant(pool: Pool): Promise<void> {
  const { problems } = await take(pool, lines(), WRITER);
  if (problems.length > 0) throw new Error(problems.map(sayProblem).join('\n'));
}
