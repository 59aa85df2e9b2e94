import { GraphQLString } from 'graphql';
import { fail } from './error.ts';
import { type Field, text, value } from './field.ts';

/** The site's paper, on which the colour must be read, and white, which must be read on the colour. */
const GROUNDS = ['#fbf6ec', '#ffffff'];

/** Contrast of text with its ground at least. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const READABLE = 4.5;

/** Bytes of a logo at most: it comes with every page. */
const LARGEST = 30_000;

const PICTURES = { png: '\u0089PNG\r\n', webp: 'RIFF' } as const;

/** Gives the colour back as "#0f5257". @throws BAD_COLOUR when it is none, or cannot be read */
export function colour(given: string): string {
  const hex = given.trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/.test(hex) || GROUNDS.some((ground) => contrast(hex, ground) < READABLE)) throw fail('BAD_COLOUR', given);
  return hex;
}

/**
 * A picture as "data:image/png;base64,…". Drawings (SVG) are not taken: they can carry scripts.
 * @throws BAD_LOGO
 */
export function logo(given: string): string {
  const [, kind, data] = /^data:image\/(png|webp);base64,([A-Za-z0-9+/]+={0,2})$/.exec(given.trim()) ?? [];
  if (data === undefined || !isPicture(kind)) throw fail('BAD_LOGO', LARGEST);
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > LARGEST || !bytes.toString('latin1', 0, 6).startsWith(PICTURES[kind])) throw fail('BAD_LOGO', LARGEST);
  return `data:image/${kind};base64,${data}`;
}

function isPicture(kind: string | undefined): kind is keyof typeof PICTURES {
  return kind !== undefined && kind in PICTURES;
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const string = (rule: (given: string) => string, description: string): Field<string, false> => ({ kind: 'scalar', required: false, type: GraphQLString, column: 'text', rule, description });

export const Brand = value('Brand', 'How the site of a network is called and looks. Of several networks of one directory, the first one that states it names the site.', {
  name: text({ max: 60 }),
  claim: text({ max: 120 }),
  colour: string(colour, 'Of buttons and links, such as "#0f5257"; dark enough to be read on white.'),
  logo: string(logo, 'A picture (PNG or WebP) of up to 30 kB as "data:image/png;base64,…". No state insignia.'),
});
