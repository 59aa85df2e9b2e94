import { createHash } from 'node:crypto';

const names = new WeakMap<object, string>();

/** From now on that very object is told from others by these words, whatever is in it. */
export function identify(thing: object, words: string): void {
  names.set(thing, hash(words));
}

/** A short word that is the same for equal data. @throws when there is something in it that is not data and was not identified */
export function digest(data: unknown): string {
  return hash(spell(data));
}

function spell(data: unknown): string {
  if (typeof data === 'function' || typeof data === 'symbol') throw new Error('Only data can be told apart, not what it does.');
  if (data === undefined) return 'undefined';
  if (typeof data !== 'object' || data === null) return JSON.stringify(data);
  const name = names.get(data);
  if (name !== undefined) return name;
  if (data instanceof Uint8Array) return `bytes:${hash(data)}`;
  if (Array.isArray(data)) {
    const spelled = `[${data.map(spell).join(',')}]`;
    // Long lists are given to one page after the other: each is spelled once.
    if (data.length >= 20) identify(data, spelled);
    return data.length >= 20 ? hash(spelled) : spelled;
  }
  if (data instanceof Map || data instanceof Set) return `${data.constructor.name}${spell([...data])}`;
  if (Object.getPrototypeOf(data) !== Object.prototype && Object.getPrototypeOf(data) !== null) throw new Error('Only plain objects can be told apart.');
  return `{${Object.entries(data).map(([key, value]) => `${JSON.stringify(key)}:${spell(value)}`).join(',')}}`;
}

/** 128 bits of SHA-256: two different answers get the same word in no directory that this world has room for. */
function hash(words: string | Uint8Array): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 22);
}
