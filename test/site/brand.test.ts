import { describe, expect, it } from 'vitest';
import { colour, logo } from '../../schema/brand.ts';
import { coloursOf, contrast, rgb } from '../../site/brand/colours.ts';

/** A picture of one point. */
const POINT = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Tokens of the style sheet in light and in dark. */
function tokensOf(sheet: string): Record<string, string>[] {
  return [...sheet.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) => Object.fromEntries(body.split(';').map((pair) => pair.replace('--', '').split(':') as [string, string])));
}

describe("a network's colour", () => {
  it.each(['#0f5257', '#7A1FA2', '#b00020', '#000000', '#1d4ed8', '#4a5a00', '#8a4b08'])('%s can be read in each of its shades, in light and in dark', (given) => {
    const [light = {}, dark = {}] = tokensOf(coloursOf(colour(given)));
    for (const [tokens, grounds] of [[light, ['#fbf6ec', '#fffdf9']], [dark, ['#1b1815', '#25211c']]] as const) {
      const { accent = '', 'accent-soft': soft = '', 'on-accent': on = '' } = tokens;
      for (const ground of [...grounds, on]) expect(contrast(rgb(accent), rgb(ground)), `${accent} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(rgb(accent), rgb(soft)), `${accent} on its tint ${soft}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(['#ffd27a', '#888888', '#ffffff', '#0f5', 'green', 'url(x)'])('%s is refused, with what to do', (given) => {
    expect(() => colour(given)).toThrow('take one that is dark enough to be read on white');
  });
});

describe("a network's logo", () => {
  it('is a small picture', () => {
    expect(logo(` ${POINT} `)).toBe(POINT);
  });

  it.each([
    ['an address elsewhere', 'https://example.org/logo.png'],
    ['a drawing, which could carry scripts', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['something else that calls itself a picture', `data:image/png;base64,${Buffer.from('<script>').toString('base64')}`],
    ['too large', `data:image/png;base64,${Buffer.concat([Buffer.from('iVBORw0KGgo=', 'base64'), Buffer.alloc(40_000)]).toString('base64')}`],
  ])('is not %s', (_, given) => {
    expect(() => logo(given)).toThrow('Give a PNG or WebP');
  });
});
