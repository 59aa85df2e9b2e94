import { encode } from 'uqr';
import { remembered } from '../remembered.ts';

/** A QR code as one line to be drawn by strokes of width 1 on a field of `size` × `size`. */
export interface QrCode {
  size: number;
  path: string;
}

/** Empty modules around a code, which cameras need to find it (ISO/IEC 18004 asks for 4). */
const margin = 4;

/**
 * QR code of a text, with 15 % of it to spare for creases and stains (level M).
 * Remembered, since the pages of an entry in all languages show the same one.
 */
export const qrCode = remembered((text: string): QrCode => {
  const { data, size } = encode(text, { ecc: 'M', border: margin });
  return { size, path: data.map(rowPath).join('') };
});

/** The dark runs of a row as horizontal strokes through its middle. */
function rowPath(row: boolean[], y: number): string {
  let path = '';
  let at = 0;
  while (at < row.length) {
    const from = row.indexOf(true, at);
    if (from === -1) break;
    const end = row.indexOf(false, from);
    const to = end === -1 ? row.length : end;
    path += path === '' ? `M${String(from)} ${String(y)}.5h${String(to - from)}` : `m${String(from - at)} 0h${String(to - from)}`;
    at = to;
  }
  return path;
}
