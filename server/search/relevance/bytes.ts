type List = Uint32Array | Uint16Array | Uint8Array | Int8Array | Float32Array;

/** Writes numbers and lists, little-endian, each list as its length (uint32), its values, and zeros up to a multiple of four. */
export class Writer {
  private readonly parts: Buffer[] = [];

  number(value: number): void {
    this.parts.push(Buffer.from(Uint32Array.of(value).buffer));
  }

  list(values: List): void {
    this.number(values.length);
    this.parts.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength), Buffer.alloc(-values.byteLength & 3));
  }

  text(value: string): void {
    this.list(new TextEncoder().encode(value));
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.parts);
  }
}

/** Reads in the same order what a writer wrote. Each method throws RangeError when the bytes end too early. */
export class Reader {
  private readonly all: Uint8Array;
  private at = 0;

  constructor(all: Uint8Array) {
    this.all = all;
  }

  number(): number {
    return new Uint32Array(this.take(4))[0] ?? 0;
  }

  /** A list of bytes. */
  part(width = 1): ArrayBuffer {
    return this.take(this.number() * width);
  }

  narrow(): Uint8Array {
    return new Uint8Array(this.part());
  }

  wide(): Uint32Array {
    return new Uint32Array(this.part(4));
  }

  floats(): Float32Array {
    return new Float32Array(this.part(4));
  }

  text(): string {
    return new TextDecoder().decode(this.part());
  }

  each<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.number() }, read);
  }

  private take(length: number): ArrayBuffer {
    if (this.at + length > this.all.length) throw new RangeError('The learned numbers end too early: make them anew with "npm run learn" or "npm run index".');
    const part = Uint8Array.from(this.all.subarray(this.at, this.at + length)).buffer;
    this.at += length + (-length & 3);
    return part;
  }
}
