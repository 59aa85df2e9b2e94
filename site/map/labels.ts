import type { Dot } from './plan.ts';

/** Where a dot's name stands: the point below its first, middle or last letter. */
export interface Label {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Radius of a dot as it is seen, and size of the names' letters. */
export const SEEN = 17;
export const LETTERS = 14;

/** Mean width of a letter, by its size; somewhat more than that of usual fonts. */
const LETTER = 0.63;

/**
 * Puts names beside their dots where they cover neither dots nor each other, as far as there is room: below, above, after or before them.
 */
export function labelsOf(dots: (Pick<Dot<unknown>, 'x' | 'y'> & { name: string })[], { width, height }: { width: number; height: number }): Label[] {
  const discs = dots.map(({ x, y }) => ({ left: x - SEEN, top: y - SEEN, right: x + SEEN, bottom: y + SEEN }));
  const placed: Box[] = [];
  return dots.map(({ x, y, name }) => {
    const length = name.length * LETTERS * LETTER;
    const centred = Math.min(Math.max(x, length / 2 + 6), width - length / 2 - 6);
    const choices: Label[] = [
      { x: centred, y: y + SEEN + LETTERS, anchor: 'middle' },
      { x: centred, y: y - SEEN - 5, anchor: 'middle' },
      { x: x + SEEN + 4, y: y + LETTERS * 0.35, anchor: 'start' },
      { x: x - SEEN - 4, y: y + LETTERS * 0.35, anchor: 'end' },
    ];
    const [best] = choices
      .map((label) => ({ label, box: boxOf(label, length) }))
      .map(({ label, box }) => ({ label, box, covered: [...discs, ...placed].reduce((sum, other) => sum + shared(box, other), 0) + outside(box, width, height) }))
      .sort((one, other) => one.covered - other.covered);
    if (best) placed.push(best.box);
    const { label } = best ?? { label: { x, y, anchor: 'middle' as const } };
    return { ...label, x: Math.round(label.x), y: Math.round(label.y) };
  });
}

function boxOf({ x, y, anchor }: Label, length: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
  return { left, top: y - LETTERS * 0.8, right: left + length, bottom: y + LETTERS * 0.25 };
}

function shared(one: Box, other: Box): number {
  const [width, height] = [Math.min(one.right, other.right) - Math.max(one.left, other.left), Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)];
  return width > 0 && height > 0 ? width * height : 0;
}

/** How much of a name could not be read, since it stands beyond the edge: worse than covering something. */
function outside({ left, top, right, bottom }: Box, width: number, height: number): number {
  return 100 * (Math.max(0, -left) + Math.max(0, right - width) + Math.max(0, -top) + Math.max(0, bottom - height));
}
