import { crc32, deflateSync } from 'node:zlib';

/** The picture that messengers show beside a link: the site's street of doors, without words, since it is the same in every language. */
export const picture = { path: '/picture.png', width: 1200, height: 630 } as const;

type Shape = { colour: number } & (
  | { kind: 'arch'; x: number; top: number; width: number; bottom: number }
  | { kind: 'circle'; x: number; y: number; radius: number }
);

/** Colours of the light theme, see styles/tokens.css. */
const paper = 0xfbf6ec;
const colours = { night: 0x0a3d41, sage: 0xdfebe6, wall: 0x0f5257, sand: 0xe8d9bd, lamp: 0xffd27a, wood: 0x0a3d41, knob: 0xffd27a };

// The same five doors as in parts/Arcade.astro, two of them open.
const doors = [
  { height: 64, tone: colours.sage, open: false },
  { height: 88, tone: colours.wall, open: true },
  { height: 72, tone: colours.sand, open: false },
  { height: 102, tone: colours.wall, open: false },
  { height: 78, tone: colours.sage, open: true },
];
const scale = 5;
const ground = 560;
const left = (picture.width - 182 * scale) / 2;

const shapes: Shape[] = doors.flatMap(({ height, tone, open }, index) => {
  const x = left + index * 37 * scale;
  const inner = Math.round(height * 0.62);
  return [
    { kind: 'arch', colour: tone, x, top: ground - height * scale, width: 34 * scale, bottom: ground },
    { kind: 'arch', colour: open ? colours.lamp : colours.wood, x: x + 7 * scale, top: ground - inner * scale, width: 20 * scale, bottom: ground },
    ...(open ? [] : [{ kind: 'circle' as const, colour: colours.knob, x: x + 23 * scale, y: ground - 18 * scale, radius: 1.6 * scale }]),
  ];
});

/** Colour of a point, the last shape drawn on top. */
function colourAt(x: number, y: number): number {
  if (y >= ground && y < ground + 4 * scale) return colours.night;
  let colour = paper;
  for (const shape of shapes) if (covers(shape, x, y)) ({ colour } = shape);
  return colour;
}

function covers(shape: Shape, x: number, y: number): boolean {
  if (shape.kind === 'circle') return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.radius ** 2;
  const radius = shape.width / 2;
  if (x < shape.x || x >= shape.x + shape.width || y < shape.top || y >= shape.bottom) return false;
  return y >= shape.top + radius || (x - shape.x - radius) ** 2 + (y - shape.top - radius) ** 2 <= radius ** 2;
}

/** Samples in each direction of a pixel that lies on an edge, so that arches have no stairs. */
const samples = 4;

/** The picture's pixels, row by row, three bytes each, every row led by its filter, which is none (PNG section 9). */
function pixels(): Buffer {
  const stride = 1 + picture.width * 3;
  const rows = Buffer.alloc(stride * picture.height);
  const cornersAt = (y: number) => Uint32Array.from({ length: picture.width + 1 }, (_, x) => colourAt(x, y));
  let above = cornersAt(0);
  for (let y = 0; y < picture.height; y += 1) {
    const below = cornersAt(y + 1);
    for (let x = 0; x < picture.width; x += 1) {
      const corner = above[x] ?? paper;
      const plain = corner === above[x + 1] && corner === below[x] && corner === below[x + 1];
      rows.writeUIntBE(plain ? corner : mixedAt(x, y), y * stride + 1 + x * 3, 3);
    }
    above = below;
  }
  return rows;
}

/** Mean colour of a pixel on an edge. */
function mixedAt(x: number, y: number): number {
  const sums = [0, 0, 0];
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const colour = colourAt(x + (sample % samples + 0.5) / samples, y + (Math.floor(sample / samples) + 0.5) / samples);
    [16, 8, 0].forEach((shift, channel) => (sums[channel] = (sums[channel] ?? 0) + ((colour >> shift) & 0xff)));
  }
  return sums.reduce((mixed, sum) => mixed * 256 + Math.round(sum / samples ** 2), 0);
}

/**
 * The picture as PNG, drawn by ourselves: no font and no program of the machine can change a byte of it.
 * @see https://www.w3.org/TR/png-3/
 */
export function drawPicture(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(), { level: 9 })),
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
