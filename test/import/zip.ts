import { crc32, deflateRawSync } from 'node:zlib';

/** How a part of a zip file is told wrongly, where it is. */
interface Part {
  readonly bytes: Uint8Array;
  /** The size the directory claims. */
  readonly claims?: number;
  readonly encrypted?: boolean;
  /** A checksum that is not that of its bytes. */
  readonly crc?: number;
}

/** A zip file as small as can be. */
export function zip(parts: Readonly<Record<string, string | Part>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(parts)) {
    const part: Part = typeof given === 'string' ? { bytes: Buffer.from(given) } : given;
    const packed = deflateRawSync(part.bytes);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(part.crc ?? crc32(part.bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.claims ?? part.bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, title]));
    locals.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}
