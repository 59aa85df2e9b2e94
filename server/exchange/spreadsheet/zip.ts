import { crc32, inflateRawSync } from 'node:zlib';
import { fail } from '../../../schema/error.ts';

/** What an archive may hold, unpacked: a sheet of thousands of entries has room, a bomb has not. */
const MOST = { parts: 200, bytes: 40_000_000 };

const END = Buffer.from('PK\u0005\u0006', 'latin1');
const CENTRAL = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
/** What begins files that Office encrypts, and those of the formats before 2007. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const unreadable = (why: string) => fail('FILE_UNREADABLE', why);

/**
 * The parts of a ZIP archive that `wanted` names, unpacked; the sizes that the archive states are added up before anything is, and none may hold more than it states.
 * @throws FILE_UNREADABLE for what is broken, encrypted, too large, or of a kind that spreadsheets are not
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function unzip(archive: Buffer, wanted: (name: string) => boolean): Map<string, Buffer> {
  if (archive.subarray(0, COMPOUND.length).equals(COMPOUND)) throw unreadable('it is protected by a password, or in the format of before 2007 (.xls)');
  const end = archive.lastIndexOf(END);
  if (end === -1 || archive.readUInt32LE(0) !== LOCAL) throw unreadable('it is not a spreadsheet (.xlsx)');
  try {
    return unpack(archive, end, wanted);
  } catch (cause) {
    // A number that points outside the archive, or packed bytes that are none.
    if (cause instanceof RangeError || (cause as NodeJS.ErrnoException).code?.startsWith('Z_') === true) throw Object.assign(unreadable('it is broken'), { cause });
    throw cause;
  }
}

function unpack(archive: Buffer, end: number, wanted: (name: string) => boolean): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const total = archive.readUInt16LE(end + 10);
  if (total > MOST.parts) throw unreadable('it holds too many parts');
  let bytes = 0;
  for (let at = archive.readUInt32LE(end + 16), nth = 0; nth < total; nth += 1) {
    if (archive.readUInt32LE(at) !== CENTRAL) throw unreadable('it is broken');
    const [flags, method, packed, size] = [archive.readUInt16LE(at + 8), archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
    const [nameLength, extraLength, commentLength, local] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + extraLength + commentLength;
    bytes += size;
    if (bytes > MOST.bytes) throw unreadable(`unpacked it has more than ${String(MOST.bytes)} bytes`);
    if ((flags & 1) === 1) throw unreadable('it is encrypted');
    if (parts.has(name)) throw unreadable('it holds one part twice');
    if (!wanted(name)) continue;
    if (archive.readUInt32LE(local) !== LOCAL) throw unreadable('it is broken');
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(start, start + packed);
    if (method !== 0 && method !== 8) throw unreadable('it is packed in a way that spreadsheets are not');
    const part = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
    if (part.length !== size) throw unreadable('it is broken');
    parts.set(name, part);
  }
  return parts;
}

/** An archive of these parts, not compressed: so that who reads it next sees what was looked at, and nothing else. */
export function zipped(parts: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    // Names are UTF-8.
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(part), 10);
    facts.writeUInt32LE(part.length, 14);
    facts.writeUInt32LE(part.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([number(LOCAL), facts, title, part]);
    centrals.push(Buffer.concat([number(CENTRAL), Buffer.from([20, 0]), facts, Buffer.alloc(10), number(offset), title]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  END.copy(end);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function number(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}
