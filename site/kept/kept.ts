/** What a reader keeps of an entry on their own phone, enough to find and call it without a network. */
export interface Kept {
  /** Path of its page after the language. */
  path: string;
  /** Language that the title was read in. */
  language: string;
  title: string;
  german?: string;
  /** E.164, and as it is shown. */
  phone?: string;
  shown?: string;
  /** Short link, for the printed list. */
  url?: string;
}

const name = 'kept';

/**
 * Everything that was kept, the latest first; nothing is ever sent anywhere.
 * What another version of the site wrote and this one cannot read counts as not there.
 */
export function readKept(): Kept[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isKept) : [];
  } catch {
    return [];
  }
}

/** Keeps an entry, after a tap that asks for it; one that was kept before comes first again. */
export function keep(kept: Kept): void {
  write([kept, ...readKept().filter(({ path }) => path !== kept.path)]);
}

/** Forgets an entry. With the last one goes every trace that something was kept. */
export function drop(path: string): void {
  write(readKept().filter((kept) => kept.path !== path));
}

export function dropAll(): void {
  write([]);
}

function write(all: Kept[]): void {
  if (all.length === 0) localStorage.removeItem(name);
  else localStorage.setItem(name, JSON.stringify(all));
}

/** Whether this browser lets a page keep something. */
export function canKeep(): boolean {
  try {
    return typeof localStorage.getItem(name) !== 'undefined';
  } catch {
    return false;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { path, language, title, german, phone, shown, url } = value as Record<string, unknown>;
  const isText = (given: unknown): given is string => typeof given === 'string';
  // A path that would lead to another site is none of ours.
  return isText(path) && /^\/[a-z]+\/[\w-]+\/$/.test(path) && isText(language) && isText(title)
    && [german, phone, shown, url].every((given) => given === undefined || isText(given));
}
