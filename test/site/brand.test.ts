import { describe, expect, it } from 'vitest';
import { colour, logo } from '../../schema/brand.ts';
import { drawPicture } from '../../site/sharing/picture.ts';
import { onStroke, strokesOf } from '../../site/sharing/lettering.ts';
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

describe("a network's picture", () => {
  it('has its colour and its name, and is the same each time it is drawn', () => {
    const own = { name: 'Netzwerk Musterkreis', colour: '#7a1fa2' };
    const picture = drawPicture(own);
    expect(picture.equals(drawPicture(own))).toBe(true);
    expect(picture.equals(drawPicture({ ...own, name: 'Netzwerk Probekreis' }))).toBe(false);
    expect(picture.length).toBeLessThan(60_000);
  });

  it.each(['Netz', 'Integrationsnetzwerk Musterkreis', 'Verein für Größe, Öffnung & Übersetzung (Stade/Buxtehude) e. V.'])('has the name %s within its frame', (name) => {
    const box = { left: 80, right: 1120, top: 50, bottom: 230 };
    const strokes = strokesOf(name, box);
    expect(strokes.length).toBeGreaterThan(name.length);
    for (const { x1, y1, x2, y2 } of strokes) {
      expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(box.left);
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(box.right);
      expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(box.top - 20);
      expect(Math.max(y1, y2)).toBeLessThanOrEqual(box.bottom + 10);
    }
  });

  it('has no name where it could not be written, rather than a part of it', () => {
    expect(strokesOf('Netzwerk '.repeat(60), { left: 0, right: 1000, top: 0, bottom: 180 })).toEqual([]);
    expect(onStroke({ x1: 0, y1: 0, x2: 0, y2: 0, radius: 2 }, 1, 1)).toBe(true);
  });
});
