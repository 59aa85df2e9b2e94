import { crc32, deflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import writeExcel from 'write-excel-file/node';
import type { Report } from '../../server/exchange/spreadsheet/upload.ts';
import { XLSX } from '../../server/exchange/spreadsheet/workbook.ts';
import type { Person } from '../access/people.ts';

/** A sheet as somebody has it open in a spreadsheet program: its cells can be written by heading and row. */
export class OpenSheet {
  readonly rows: string[][];

  constructor(rows: readonly (readonly unknown[])[]) {
    this.rows = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
  }

  /** Place of a heading, counted from 0. */
  column(heading: string): number {
    const at = this.rows[0]?.indexOf(heading) ?? -1;
    if (at === -1) throw new Error(`There is no column "${heading}".`);
    return at;
  }

  /** Place of the row of an entry, counted from 0. */
  row(slug: string): number {
    return this.rows.findIndex((row) => row[this.column('slug')] === slug);
  }

  get(slug: string, heading: string): string {
    return this.rows[this.row(slug)]?.[this.column(heading)] ?? '';
  }

  set(slug: string, heading: string, value: string): void {
    const row = this.rows[this.row(slug)];
    if (row !== undefined) row[this.column(heading)] = value;
  }

  /** Adds a row of a new entry. */
  add(values: Readonly<Record<string, string>>): void {
    this.rows.push((this.rows[0] ?? []).map((heading) => values[heading] ?? ''));
  }

  file(): Promise<Buffer> {
    return writeExcel(this.rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))).toBuffer();
  }
}

export const downloaded = (url: string, person: Pick<Person, 'cookie'>, file: string): Promise<Response> => fetch(`${url}/sheets/${file}`, { headers: { cookie: person.cookie } });

export async function opened(url: string, person: Pick<Person, 'cookie'>, noun: string): Promise<OpenSheet> {
  const response = await downloaded(url, person, `${noun}.xlsx`);
  return new OpenSheet(await readSheet(Buffer.from(await response.arrayBuffer())));
}

/** Sends a file. @returns the status, and what the server tells about it */
export async function uploaded(url: string, person: Pick<Person, 'cookie'>, noun: string, file: Buffer | string, { dryRun = false, type = typeof file === 'string' ? 'text/csv' : XLSX, headers = {} } = {}): Promise<Report & { status: number }> {
  const response = await fetch(`${url}/sheets/${noun}${dryRun ? '?dry-run' : ''}`, { method: 'POST', headers: { cookie: person.cookie, 'content-type': type, ...headers }, body: typeof file === 'string' ? file : new Uint8Array(file) });
  return { status: response.status, ...((await response.json()) as Report) };
}

/** A ZIP archive as somebody with bad intentions packs it. @param states the size that it claims for a part */
export function archive(parts: Readonly<Record<string, string | Buffer>>, states: (size: number) => number = (size) => size): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(states(bytes.length), 18);
    facts.writeUInt16LE(name.length, 22);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset);
    locals.push(Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed]));
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), facts, Buffer.alloc(10), at, Buffer.from(name)]));
    offset += locals.at(-1)?.length ?? 0;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a smallest workbook around the XML of its rows. */
export function workbook(rows: string, { head = '', more = {} }: { head?: string; more?: Record<string, string | Buffer> } = {}): Record<string, string | Buffer> {
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${head}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  };
}
