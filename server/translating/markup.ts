import type { Kept, Part } from './protect.ts';

/** How an engine is told of pieces that it must leave alone. */
export interface Markup {
  /** The element of a piece. @param inner what it says, escaped; empty where that is not told */
  readonly write: (id: number, inner: string) => string;
  /** Finds such elements in an answer; group 1 is the number. */
  readonly read: RegExp;
}

/** Why an answer cannot be used. */
export class Spoilt extends Error {
  override readonly name = 'Spoilt';
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'', nbsp: '\u00a0' };

const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

function unescape(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A line as it is sent. */
export function write(parts: readonly Part[], markup: Markup): string {
  return parts.map((part, id) => (typeof part === 'string' ? escape(part) : markup.write(id, part.told ? escape(part.kept) : ''))).join('');
}

/**
 * A line as it came back, with each kept piece in its place exactly as it was.
 * @throws Spoilt when a piece is missing, stands there twice, or Markdown would break
 */
export function read(answer: string, parts: readonly Part[], markup: Markup): string {
  const found = new Set<number>();
  const came: Part[] = [];
  let from = 0;
  for (const match of answer.matchAll(markup.read)) {
    const id = Number(match[1]);
    const part = parts[id];
    if (part === undefined || typeof part === 'string' || found.has(id)) throw new Spoilt(`something stands there twice or was made up near "${answer.slice(match.index, match.index + 60)}"`);
    found.add(id);
    came.push(answer.slice(from, match.index), part);
    from = match.index + match[0].length;
  }
  came.push(answer.slice(from));
  const missing = parts.find((part, id): part is Kept => typeof part !== 'string' && !found.has(id));
  if (missing !== undefined) throw new Spoilt(`"${missing.kept}" is missing in it`);
  if (came.some((part) => typeof part === 'string' && part.includes('<'))) throw new Spoilt('it holds marks that were not sent');
  refuseBroken(came, parts);
  return tight(came).map((part) => (typeof part === 'string' ? unescape(part) : part.kept)).join('').replace(/\s*\n\s*/g, ' ').trim();
}

/** A link is its opening and the closing that belonged to it, with no other mark of a link between them. */
function refuseBroken(came: readonly Part[], sent: readonly Part[]): void {
  const links = (parts: readonly Part[]): Kept[] => parts.filter((part): part is Kept => typeof part !== 'string' && (part.mark === 'open' || part.mark === 'close'));
  const before = links(sent);
  const after = links(came);
  after.forEach((part, index) => {
    if (part.mark === 'open' && after[index + 1] !== before[before.indexOf(part) + 1]) throw new Spoilt('its links are broken');
    if (part.mark === 'close' && after[index - 1]?.mark !== 'open') throw new Spoilt('its links are broken');
  });
}

/** Engines put spaces around marks; with one inside, emphasis is none. */
function tight(parts: readonly Part[]): Part[] {
  let isWithin = false;
  const said = [...parts];
  parts.forEach((part, index) => {
    if (typeof part === 'string' || part.mark === undefined) return;
    const opens = part.mark === 'open' || (part.mark === 'either' && !isWithin);
    if (part.mark === 'either') isWithin = !isWithin;
    const neighbour = opens ? index + 1 : index - 1;
    const text = said[neighbour];
    if (typeof text === 'string') said[neighbour] = opens ? text.trimStart() : text.trimEnd();
  });
  return said;
}
