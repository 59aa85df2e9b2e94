import { crc32, deflateSync } from 'node:zlib';
import { onStroke, strokesOf, type Stroke } from './lettering.ts';

/** The picture that messengers show beside a link: the site's street of doors, without words, since it is the same in every language. */
export const picture = { path: '/picture.png', width: 1200, height: 630 } as const;

/** What is a network's own in its picture: its name, which is the same in every language, and its colour. */
export interface Painted {
  name: string;
  /** "#0f5257". */
  colour: string | undefined;
}

/** With the box around it, out of which it need not be asked. */
type Shape = { colour: number; left: number; right: number; top: number; bottom: number } & (
  | { kind: 'arch' }
  | { kind: 'circle'; x: number; y: number; radius: number }
  | { kind: 'stroke'; stroke: Stroke }
);

/** Colours of the light theme, see styles/tokens.css. */
const paper = 0xfbf6ec;
const colours = { night: 0x0a3d41, sage: 0xdfebe6, wall: 0x0f5257, sand: 0xe8d9bd, lamp: 0xffd27a };

const ground = 560;
const pavement = 20;

/** The street, each shape over those before it. */
function shapesOf(own: Painted | undefined): Shape[] {
  const wall = own?.colour === undefined ? colours.wall : Number.parseInt(own.colour.slice(1), 16);
  const night = own?.colour === undefined ? colours.night : darker(wall);
  // The same five doors as in parts/Arcade.astro, two of them open.
  const doors = [
    { height: 64, tone: colours.sage, open: false },
    { height: 88, tone: wall, open: true },
    { height: 72, tone: colours.sand, open: false },
    { height: 102, tone: wall, open: false },
    { height: 78, tone: colours.sage, open: true },
  ];
  // A name needs room above the doors.
  const scale = own ? 3 : 5;
  const left = (picture.width - 182 * scale) / 2;
  const circle = (x: number, y: number, radius: number): Shape => ({ kind: 'circle', colour: colours.lamp, x, y, radius, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
  const lines = own ? strokesOf(own.name, { left: 80, right: picture.width - 80, top: 50, bottom: ground - 110 * scale }) : [];
  return [
    ...doors.flatMap(({ height, tone, open }, index): Shape[] => {
      const x = left + index * 37 * scale;
      const inner = Math.round(height * 0.62);
      return [
        { kind: 'arch', colour: tone, left: x, right: x + 34 * scale, top: ground - height * scale, bottom: ground },
        { kind: 'arch', colour: open ? colours.lamp : night, left: x + 7 * scale, right: x + 27 * scale, top: ground - inner * scale, bottom: ground },
        ...(open ? [] : [circle(x + 23 * scale, ground - 18 * scale, 1.6 * scale)]),
      ];
    }),
    ...lines.map((stroke): Shape => ({ kind: 'stroke', colour: night, stroke, ...around(stroke) })),
  ];
}

function around({ x1, y1, x2, y2, radius }: Stroke): Pick<Shape, 'left' | 'right' | 'top' | 'bottom'> {
  return { left: Math.min(x1, x2) - radius, right: Math.max(x1, x2) + radius, top: Math.min(y1, y2) - radius, bottom: Math.max(y1, y2) + radius };
}

/** The shade of a colour that the site's own night is of its wall. */
function darker(colour: number): number {
  return [16, 8, 0].reduce((mixed, shift) => mixed * 256 + Math.round(((colour >> shift) & 0xff) * 0.7), 0);
}

/** Tells the colour of a point, the last shape on top; each row asks the shapes only that reach it. */
function colourerOf(own: Painted | undefined): (x: number, y: number) => number {
  const shapes = shapesOf(own);
  const night = own?.colour === undefined ? colours.night : darker(Number.parseInt(own.colour.slice(1), 16));
  const rows = Array.from({ length: picture.height + 1 }, (_, row) => shapes.filter(({ top, bottom }) => top <= row + 1 && bottom >= row));
  return (x, y) => {
    if (y >= ground && y < ground + pavement) return night;
    let colour = paper;
    for (const shape of rows[Math.floor(y)] ?? []) if (covers(shape, x, y)) ({ colour } = shape);
    return colour;
  };
}

function covers(shape: Shape, x: number, y: number): boolean {
  if (x < shape.left || x >= shape.right || y < shape.top || y >= shape.bottom) return false;
  if (shape.kind === 'circle') return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.radius ** 2;
  if (shape.kind === 'stroke') return onStroke(shape.stroke, x, y);
  const radius = (shape.right - shape.left) / 2;
  return y >= shape.top + radius || (x - shape.left - radius) ** 2 + (y - shape.top - radius) ** 2 <= radius ** 2;
}

/** Samples in each direction of a pixel that lies on an edge, so that arches have no stairs. */
const samples = 4;

/** The picture's pixels, row by row, three bytes each, every row led by its filter, which is none (PNG section 9). */
function pixels(colourAt: (x: number, y: number) => number): Buffer {
  const stride = 1 + picture.width * 3;
  const rows = Buffer.alloc(stride * picture.height);
  const cornersAt = (y: number) => Uint32Array.from({ length: picture.width + 1 }, (_, x) => colourAt(x, y));
  let above = cornersAt(0);
  for (let y = 0; y < picture.height; y += 1) {
    const below = cornersAt(y + 1);
    for (let x = 0; x < picture.width; x += 1) {
      const corner = above[x] ?? paper;
      const plain = corner === above[x + 1] && corner === below[x] && corner === below[x + 1];
      rows.writeUIntBE(plain ? corner : mixedAt(colourAt, x, y), y * stride + 1 + x * 3, 3);
    }
    above = below;
  }
  return rows;
}

/** Mean colour of a pixel on an edge. */
function mixedAt(colourAt: (x: number, y: number) => number, x: number, y: number): number {
  const sums = [0, 0, 0];
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const colour = colourAt(x + (sample % samples + 0.5) / samples, y + (Math.floor(sample / samples) + 0.5) / samples);
    [16, 8, 0].forEach((shift, channel) => (sums[channel] = (sums[channel] ?? 0) + ((colour >> shift) & 0xff)));
  }
  return sums.reduce((mixed, sum) => mixed * 256 + Math.round(sum / samples ** 2), 0);
}

/**
 * The picture as PNG, drawn by ourselves: no font and no program of the machine can change a byte of it.
 * @param own of the network whose picture it is; without one it is the site's
 * @see https://www.w3.org/TR/png-3/
 */
export function drawPicture(own?: Painted): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(colourerOf(own)), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}
