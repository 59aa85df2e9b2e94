/** A straight line drawn with a round pen. */
export interface Stroke {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  radius: number;
}

/**
 * Capitals as a pen draws them: lines of points, each point a digit to the right and one downwards, on a letter 4 wide and 6 high.
 * Drawn by ourselves, for a font of the machine would make another picture on each machine.
 */
const LETTERS: Record<string, string> = {
  A: '062046 1434', B: '00063645443303 3342413000', C: '4130100105163645', D: '00062644422000', E: '40000646 0333', F: '400006 0333',
  G: '413010010516364543 4323', H: '0006 4046 0343', I: '0006', J: '4045361605', K: '0006 400346', L: '000646', M: '0600244046', N: '06004640',
  O: '103041453616050110', P: '06003041423303', Q: '103041453616050110 3446', R: '06003041423303 2346', S: '413010010213334445361605', T: '0040 2026',
  U: '000516364540', V: '002640', W: '0016223640', X: '0046 4006', Y: '002340 2326', Z: '00400646',
  0: '103041453616050110', 1: '011016', 2: '01103041420646', 3: '01103041423313 334445361605', 4: '36300444', 5: '4000023243453606',
  6: '30100105163645443303', 7: '004016', 8: '130201103041423313 1304051636454433', 9: '16364541301001021343',
  '-': '0323', '–': '0333', '.': '06', ',': '0607', ':': '02 06', '/': '0640', '(': '10010516', ')': '00111506', "'": '0001', '’': '0001', '&': '460201102031220405162644',
};

const BLANK = 2.4;
const BETWEEN = 1.7;
/** Half the pen, and from line to line, both by the unit of the letters. */
const PEN = 0.5;
const LINE = 10;
const SIZES = [11, 10, 9, 8, 7, 6, 5];

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Writes a name into a box, in the middle of it, as large as fits; letters that are not Latin are left out. @returns no strokes where it does not fit at all */
export function strokesOf(name: string, box: Box): Stroke[] {
  // "ß" becomes "SS", and dots above a letter become a sign of their own.
  const words = name.toUpperCase().normalize('NFD').split(/\s+/);
  for (const size of SIZES) {
    const lines = linesOf(words, (box.right - box.left) / size);
    const height = (lines.length * LINE - 4) * size;
    if (lines.some((line) => widthOf(line) * size > box.right - box.left) || height > box.bottom - box.top) continue;
    const top = (box.top + box.bottom - height) / 2;
    return lines.flatMap((line, index) => write(line, (box.left + box.right - widthOf(line) * size) / 2, top + index * LINE * size, size));
  }
  return [];
}

/** Whether a point is on a stroke. */
export function onStroke({ x1, y1, x2, y2, radius }: Stroke, x: number, y: number): boolean {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
  return (x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2 <= radius ** 2;
}

function linesOf(words: string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const pointsOf = (drawing: string): [number, number][][] => drawing.split(' ').map((line) => (line.match(/../g) ?? []).map(([x, y]) => [Number(x), Number(y)]));

const letterWidth = (letter: string): number => Math.max(0, ...pointsOf(LETTERS[letter] ?? '').flat().map(([x]) => x));

function widthOf(line: string): number {
  return Math.max(0, Array.from(line).reduce((sum, letter) => sum + stepOf(letter), 0) - BETWEEN);
}

function stepOf(letter: string): number {
  if (letter === ' ') return BLANK;
  return LETTERS[letter] === undefined ? 0 : letterWidth(letter) + BETWEEN;
}

function write(line: string, left: number, top: number, size: number): Stroke[] {
  const strokes: Stroke[] = [];
  const draw = (from: [number, number], to: [number, number], x: number) => strokes.push({ x1: x + from[0] * size, y1: top + from[1] * size, x2: x + to[0] * size, y2: top + to[1] * size, radius: PEN * size });
  let x = left;
  let before = { x: left, width: 0 };
  for (const letter of line) {
    if (letter === '\u0308') for (const side of [-1, 1]) draw([before.width / 2 + side, -1.5], [before.width / 2 + side, -1.5], before.x);
    for (const points of pointsOf(LETTERS[letter] ?? '')) points.forEach((point, index) => draw(points[Math.max(0, index - 1)] ?? point, point, x));
    if (stepOf(letter) > 0) before = { x, width: letterWidth(letter) };
    x += stepOf(letter) * size;
  }
  return strokes;
}
