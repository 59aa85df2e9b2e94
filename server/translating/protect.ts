import { OFFICIAL_TERMS } from './official-terms.ts';

/** A piece that comes back exactly as it is. */
export interface Kept {
  readonly kept: string;
  /** Whether the engine is told what stands there, so that the sentence around it comes out right; addresses and numbers it is not. */
  readonly told: boolean;
  /** What it is to Markdown: it must come back in its order. */
  readonly mark?: 'open' | 'close' | 'either';
}

/** A line of a text in parts: words to translate, and pieces to keep. */
export type Part = string | Kept;

/** Law as it is cited: "§ 16a AufenthG", "§§ 60a Abs. 2 Satz 3 AufenthG", "SGB II". */
const LAW = String.raw`(?:SGB\s+[IVX]+|[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*[a-zäöüß](?:G|V|VO)|BGB|GG|StGB|BAföG)`;
const CITED = String.raw`§§?\s*\d+[a-z]?(?:\s*(?:Abs\.|Absatz|S\.|Satz|Nr\.|Nummer|Buchst\.|ff?\.|bis|und|[,–-])\s*(?:\d+[a-z]?)?)*(?:\s+${LAW})?|(?<!\p{L})${LAW}(?!\p{L})`;
const ADDRESS = String.raw`<?(?:https?:\/\/|www\.)[^\s<>()]*[^\s<>().,;:!?"'„“”]>?`;
const MAIL = String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}`;
const PHONE = String.raw`(?<![\p{L}\p{N}.,:])(?:\+\d|\(?0\d)[\d\s()\/–-]{3,}\d`;
const CODE = '`[^`\n]+`';

/** Marks of Markdown; a star within a word ("Bürger*innen") is none. */
const OPENS = String.raw`!?\[(?=[^\]\n]*\]\()`;
const CLOSES = String.raw`\]\([^()\s]*(?:\s+"[^"\n]*")?\)`;
const EMPHASIS = String.raw`\*\*|__|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])`;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const longest = (words: readonly string[]): string => [...words].sort((one, other) => other.length - one.length).map(escaped).join('|');

/** What is kept of texts in which these names occur. @param names of the entry's actor, networks, places and contacts */
function keeping(names: readonly string[]): RegExp {
  const called = longest([...new Set(names.map((name) => name.trim()).filter((name) => name.length > 2))]);
  const official = String.raw`(?<![\p{L}\p{N}])(?:${longest(OFFICIAL_TERMS)})(?:e?s|e?n)?(?![\p{L}\p{N}])`;
  const named = called === '' ? '' : String.raw`(?<![\p{L}\p{N}])(?:${called})s?(?![\p{L}\p{N}])|`;
  return new RegExp(`(?<open>${OPENS})|(?<close>${CLOSES})|(?<hidden>${CODE}|${ADDRESS}|${MAIL}|${PHONE})|(?<told>${named}${CITED}|${official})|(?<either>${EMPHASIS})`, 'gu');
}

/** Words of a text with what must stay between them. */
export interface Piece {
  /** What stands as it is: the beginning of a line of Markdown, a bar of a table, an empty line. */
  readonly fixed?: string;
  /** A line, or a cell of a table, to be translated. */
  readonly parts?: readonly Part[];
}

/**
 * Takes a text apart so that its lines, its Markdown and what is protected survive any engine:
 * each line and cell is translated by itself, its marks are never sent.
 */
export function takeApart(text: string, names: readonly string[]): Piece[] {
  const pattern = keeping(names);
  return text.split('\n').flatMap((line, index): Piece[] => {
    const [, lead = '', rest = '', end = ''] = /^(\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|>)\s+)*)(.*?)(\s*)$/u.exec(line) ?? ['', '', line, ''];
    const cells = rest.startsWith('|') ? rest.split(/(\s*(?<!\\)\|\s*)/u) : [rest];
    const within = cells.filter((cell) => cell !== '').map((cell): Piece => (/\p{L}/u.test(cell) ? pieceOf(cell, pattern) : { fixed: cell }));
    return [{ fixed: `${index === 0 ? '' : '\n'}${lead}` }, ...within, { fixed: end }];
  }).filter(({ fixed }) => fixed !== '');
}

function pieceOf(line: string, pattern: RegExp): Piece {
  const parts: Part[] = [];
  let from = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > from) parts.push(line.slice(from, match.index));
    const { open, close, either, told } = match.groups ?? {};
    parts.push({ kept: match[0], told: told !== undefined, ...(open !== undefined && { mark: 'open' }), ...(close !== undefined && { mark: 'close' }), ...(either !== undefined && { mark: 'either' }) });
    from = match.index + match[0].length;
  }
  if (from < line.length) parts.push(line.slice(from));
  // Without a word of its own there is nothing to translate.
  return parts.some((part) => typeof part === 'string' && /\p{L}/u.test(part)) ? { parts } : { fixed: line };
}
