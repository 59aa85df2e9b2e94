import { fail, within } from './error.ts';
import { LANGUAGES, ORIGINAL, language } from './language.ts';

/** One language's wording. `machine` names the engine that made it; `of` is the version of the original it was made from. */
export interface Wording {
  value: string;
  machine?: string;
  of?: number;
  checkedBy?: string;
  checkedAt?: string;
}

/** A localized text as it is stored (JSONB). `version` counts the wordings of the original. List-like texts have one item a line. */
export interface Text {
  original: string;
  version: number;
  values: Record<string, Wording>;
}

/** A wording as somebody gives it. `outdated` says whether it was made from an older original, and `false` that it still fits the newest; `null` takes the wording away. */
interface GivenWording {
  value: string;
  machine?: string;
  outdated?: boolean;
  checkedBy?: string;
  checkedAt?: string;
}

/** A localized text as somebody gives it: a class, so that it is told from other objects wherever it stands in an input. */
export class GivenText {
  readonly values: ReadonlyMap<string, GivenWording | null>;

  constructor(values: ReadonlyMap<string, GivenWording | null>) {
    this.values = values;
  }
}

const PROVENANCE = ['machine', 'checkedBy', 'checkedAt'] as const;
const WORDING_KEYS = new Set<string>(['value', 'outdated', ...PROVENANCE]);

/**
 * Reads a localized text from JSON: language → string, list of strings (one item a line), or {value, machine?, outdated?, checkedBy?, checkedAt?}.
 * @throws BAD_TEXT, BAD_LANGUAGE, BAD_TIMESTAMP with the language as field
 */
export function parseText(json: unknown): GivenText {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw fail('BAD_TEXT', 'it is not a map');
  const values = new Map<string, GivenWording | null>();
  for (const [tag, given] of Object.entries(json)) values.set(within(tag, () => language(tag)), given === null ? null : within(tag, () => parseWording(tag, given)));
  if (values.size === 0) throw fail('BAD_TEXT', 'it has no language');
  return new GivenText(values);
}

function parseWording(tag: string, given: unknown): GivenWording {
  const wording: unknown = typeof given === 'string' || Array.isArray(given) ? { value: given } : given;
  if (typeof wording !== 'object' || wording === null) throw fail('BAD_TEXT', `"${tag}" is neither text nor an object`);
  const unknown = Object.keys(wording).find((key) => !WORDING_KEYS.has(key));
  if (unknown !== undefined) throw fail('BAD_TEXT', `"${tag}" has an unknown part "${unknown}"`);
  const { value, outdated } = wording as Record<string, unknown>;
  if (outdated != null && typeof outdated !== 'boolean') throw fail('BAD_TEXT', `"outdated" of "${tag}" is neither true nor false`);
  const words = wordsOf(tag, value);
  return { value: words, ...provenance(tag, wording as Record<string, unknown>), ...(typeof outdated === 'boolean' && { outdated }) };
}

function provenance(tag: string, wording: Record<string, unknown>): Pick<GivenWording, 'machine' | 'checkedBy' | 'checkedAt'> {
  const said: Partial<Record<(typeof PROVENANCE)[number], string>> = {};
  for (const part of PROVENANCE) {
    const value = wording[part];
    if (value == null) continue;
    if (typeof value !== 'string' || value.trim() === '' || value.length > 300 || unstorable(value) !== undefined) throw fail('BAD_TEXT', `"${part}" of "${tag}" is not text of 1 to 300 characters`);
    if (part === 'checkedAt' && (!/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(Date.parse(value)))) throw fail('BAD_TIMESTAMP', value);
    said[part] = value.trim();
  }
  return said;
}

/** What of a string no database can keep: PostgreSQL stores no NUL, and half a surrogate pair is no character. */
export function unstorable(value: string): string | undefined {
  if (value.includes('\u0000')) return 'a NUL character';
  return value.isWellFormed() ? undefined : 'half a character (a lone surrogate)';
}

function wordsOf(tag: string, value: unknown): string {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const strings = items.map((item) => {
    if (typeof item !== 'string') throw fail('BAD_TEXT', `"${tag}" has a part that is not text`);
    const what = unstorable(item);
    if (what !== undefined) throw fail('BAD_TEXT', `"${tag}" holds ${what}`);
    return item.normalize('NFC').replaceAll('\r\n', '\n').trim();
  });
  const words = strings.join('\n');
  if (words === '') throw fail('BAD_TEXT', `"${tag}" is empty; leave it out or give null`);
  return words;
}

/**
 * The text after somebody gave new wordings: languages not given stay; a changed original counts its version up,
 * so that translations not given anew are outdated from then on.
 * @returns null when nothing is left
 */
export function reviseText(before: Text | null, given: GivenText): Text | null {
  const kept = new Map(Object.entries(before?.values ?? {}));
  for (const [tag, wording] of given.values) {
    if (wording === null) kept.delete(tag);
    else if (!kept.has(tag)) kept.set(tag, { value: '' });
  }
  if (kept.size === 0) return null;
  const original = originalOf(before?.original, kept);
  const newOriginal = given.values.get(original);
  const changed = before !== null && newOriginal != null && newOriginal.value !== before.values[original]?.value;
  const version = (before?.version ?? 1) + (changed || (before !== null && before.original !== original) ? 1 : 0);
  const values: Record<string, Wording> = {};
  for (const tag of LANGUAGES) {
    const old = before?.values[tag];
    const wording = given.values.get(tag);
    if (wording === null || !kept.has(tag)) continue;
    if (wording === undefined) values[tag] = tag === original ? { value: old?.value ?? '' } : { ...(old ?? { value: '' }) };
    else values[tag] = tag === original ? { value: wording.value } : reviseWording(old, wording, version);
  }
  return { original, version, values };
}

function originalOf(before: string | undefined, kept: ReadonlyMap<string, unknown>): string {
  if (before !== undefined && kept.has(before)) return before;
  if (kept.has(ORIGINAL)) return ORIGINAL;
  const [first] = kept.keys();
  return first ?? ORIGINAL;
}

function reviseWording(old: Wording | undefined, given: GivenWording, version: number): Wording {
  const { outdated, ...wording } = given;
  if (outdated === false) return { ...wording, of: version };
  if (outdated === true) return { ...wording, of: Math.min(old?.of ?? version, version - 1) };
  // The same words given again say nothing about the original they were made from.
  return { ...wording, of: old?.value === given.value ? (old.of ?? version) : version };
}

/** A text as given JSON again: plain strings where that says all, so that `parseText` takes it back without a difference. */
export function giveText(text: Text): Record<string, string | GivenWording> {
  return Object.fromEntries(
    Object.entries(text.values).map(([tag, { value, of, ...rest }]) => {
      const outdated = tag !== text.original && of !== undefined && of < text.version;
      return [tag, Object.keys(rest).length === 0 && !outdated ? value : { value, ...rest, ...(outdated && { outdated }) }];
    }),
  );
}

/** One wording of a text with what a reader must know about it. */
export interface Reading extends Omit<Wording, 'of'> {
  language: string;
  original: boolean;
  outdated: boolean;
  text: Text;
}

/** The text in the asked language, else its original; the answer's `language` tells which. */
export function readText(text: Text, asked?: string | null): Reading {
  const tag = asked != null && text.values[asked] !== undefined ? asked : text.original;
  const { value, machine, of, checkedBy, checkedAt } = text.values[tag] ?? { value: '' };
  const original = tag === text.original;
  return {
    value,
    language: tag,
    original,
    outdated: !original && of !== undefined && of < text.version,
    text,
    ...(machine !== undefined && { machine }),
    ...(checkedBy !== undefined && { checkedBy }),
    ...(checkedAt !== undefined && { checkedAt }),
  };
}

/** The items of a list-like text. */
export function lines(value: string): string[] {
  return value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
