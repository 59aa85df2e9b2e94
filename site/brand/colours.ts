type Rgb = [red: number, green: number, blue: number];

/** Grounds of the style sheet's tokens, in light and in dark. */
const LIGHT = { paper: '#fbf6ec', on: '#fffdf9' };
const DARK = { sheet: '#25211c', paper: '#1b1815', ink: '#f2eadd', on: '#0c2425' };

const READABLE = 4.5;

/**
 * A style sheet that puts a network's colour in the place of the site's own, in all its shades; each is mixed until it can be read where it stands.
 * @param colour "#0f5257", readable on white and on the paper as the schema asks
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function coloursOf(colour: string): string {
  const own = rgb(colour);
  const light = { accent: colour, 'accent-strong': hex(mix(own, [0, 0, 0], 0.3)), 'accent-soft': hex(softest(own)), 'on-accent': LIGHT.on };
  const tint = mix(rgb(DARK.sheet), own, 0.25);
  const grounds = [...[DARK.sheet, DARK.paper, DARK.on].map(rgb), tint];
  const dark = {
    accent: hex(until(own, [255, 255, 255], (shade) => grounds.every((ground) => contrast(shade, ground) >= READABLE))),
    'accent-strong': hex(until(own, [0, 0, 0], (shade) => contrast(shade, rgb(DARK.ink)) >= 7)),
    'accent-soft': hex(tint),
    'on-accent': DARK.on,
  };
  // Named twice they outdo the site's own, which come later. Paper stays black on white.
  return `@media screen{:root:root{${tokens(light)}}}@media screen and (prefers-color-scheme:dark){:root:root{${tokens(dark)}}}\n`;
}

const tokens = (values: Record<string, string>): string => Object.entries(values).map(([name, value]) => `--${name}:${value}`).join(';');

/** A tint of the paper on which the colour itself can still be read. */
function softest(own: Rgb): Rgb {
  for (const share of [0.14, 0.1, 0.07, 0.04]) {
    const tint = mix([255, 255, 255], own, share);
    if (contrast(own, tint) >= READABLE) return tint;
  }
  return rgb(LIGHT.on);
}

function until(from: Rgb, to: Rgb, holds: (shade: Rgb) => boolean): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const shade = mix(from, to, share);
    if (holds(shade)) return shade;
  }
  return to;
}

/** Contrast ratio. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const mix = (one: Rgb, other: Rgb, share: number): Rgb => [0, 1, 2].map((at) => (one[at] ?? 0) * (1 - share) + (other[at] ?? 0) * share) as Rgb;

/** The parts of "#0f5257", 0 to 255. */
export const rgb = (colour: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb;

const hex = (colour: Rgb): string => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
