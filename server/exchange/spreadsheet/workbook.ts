import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import writeExcel from 'write-excel-file/node';
import { fail } from '../../../schema/error.ts';
import { unzip, zipped } from './zip.ts';

/** The media type of a workbook without macros; one with macros has another. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Cells of a sheet: thousands of entries in nine languages. */
export const MOST_CELLS = 300_000;

/** What reading one workbook may take. */
const READING = { milliseconds: 20_000, limits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 } };

/** A row or cell that is further away than any spreadsheet reaches (XFD1048576): whoever reads it fills all that lies before. */
const FAR = /<(?:\w+:)?(?:row|c)\s[^>]*?\br\s*=\s*["'](?![A-Z]{0,3}\d{1,7}["'])/;

const library = createRequire(import.meta.url).resolve('read-excel-file/universal');
const READER = `const { parentPort, workerData } = require('node:worker_threads');
require(workerData.library).readSheet(workerData.file).then((rows) => {
  if (rows.length * (rows[0]?.length ?? 0) > workerData.most) throw new RangeError('more cells than any sheet of ours');
  parentPort.postMessage(rows);
});`;

/**
 * The cells of a workbook's first sheet as text, row by row. Of a formula it is the value that the workbook states; nothing is ever computed.
 * Read beside the server, with memory and time of its own: a row that calls itself the thousand-millionth costs nobody else anything.
 * @throws FILE_UNREADABLE for whatever is no workbook, or one with macros, entities or too much in it
 */
export async function readWorkbook(file: Buffer): Promise<string[][]> {
  const parts = checked(file);
  const rows = await readBeside(zipped(parts));
  return rows.map((row) => row.map(cellText));
}

function checked(file: Buffer): Map<string, Buffer> {
  const macros: string[] = [];
  const parts = unzip(file, (name) => {
    if (/vbaProject|macrosheets/i.test(name)) macros.push(name);
    return /\.(?:xml|rels)$/i.test(name);
  });
  const types = parts.get('[Content_Types].xml')?.toString('latin1') ?? '';
  if (macros.length > 0 || /macroEnabled|vbaProject/i.test(types)) throw fail('FILE_UNREADABLE', 'it holds macros; save it as a workbook without them (.xlsx)');
  if (!types.includes('spreadsheetml.sheet.main+xml')) throw fail('FILE_UNREADABLE', 'it is not a spreadsheet (.xlsx)');
  let cells = 0;
  for (const part of parts.values()) {
    const text = part.toString('latin1');
    // No program that writes workbooks declares entities; whoever does wants to be read as something else.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw fail('FILE_UNREADABLE', 'it declares entities');
    if (FAR.test(text)) throw fail('FILE_UNREADABLE', 'its rows are counted as no spreadsheet counts them');
    for (const _ of text.matchAll(/<(?:\w+:)?c[\s/>]/g)) cells += 1;
    if (cells > MOST_CELLS) throw fail('FILE_UNREADABLE', `it has more than ${String(MOST_CELLS)} cells`);
  }
  return parts;
}

function readBeside(archive: Buffer): Promise<unknown[][]> {
  return new Promise((resolve, reject) => {
    const bytes = Uint8Array.from(archive).buffer;
    const worker = new Worker(READER, { eval: true, workerData: { library, file: bytes, most: MOST_CELLS * 10 }, transferList: [bytes], execArgv: [], env: {}, resourceLimits: READING.limits });
    const refuse = (cause?: unknown): void => {
      clearTimeout(patience);
      void worker.terminate();
      reject(Object.assign(fail('FILE_UNREADABLE', 'it is broken'), { cause }));
    };
    const patience = setTimeout(refuse, READING.milliseconds);
    worker.on('error', refuse);
    worker.on('exit', () => {
      refuse();
    });
    worker.on('message', (rows: unknown[][]) => {
      clearTimeout(patience);
      resolve(rows);
    });
  });
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
  }
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nein';
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}

interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A workbook of sheets whose first row stays in sight. Every cell is text and formatted as such, so that no program makes a date of "2019-06" or a formula of anything. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcel(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map((heading) => ({ width: Math.min(Math.max(heading.length + 4, 14), 40) })),
      data: rows.map((row, index) => row.map((value) => ({ value, type: String, format: '@', ...(index === 0 && { fontWeight: 'bold' as const }) }))),
    })),
  ).toBuffer();
}
