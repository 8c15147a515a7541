import { createInflateRaw, crc32 } from 'node:zlib';
import { limits, megabytes } from '../limits.js';
import { hasCode, Refusal } from '../refusal.js';

/** A part of a zip file. */
interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export type ZipParts = ReadonlyMap<string, Entry>;

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;

const truncated = () =>
  new Refusal(
    'ไฟล์ Excel เสียหายหรือถูกตัดขาด: คัดลอกหรือดาวน์โหลดใหม่',
    'The workbook is damaged or cut off: copy or download it again.',
  );

/** What a zip file holds, by its directory at the end. Nothing is unpacked yet. @throws Refusal where it is cut off */
export function readZipDirectory(file: Uint8Array): ZipParts {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const parts = new Map<string, Entry>();
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw truncated();
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameLength ?? 0)).replace(/\\/g, '/');
    // Of two parts of one name one program reads the first and another the second.
    if (parts.has(name.toLowerCase())) throw truncated();
    parts.set(name.toLowerCase(), {
      name,
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--)
    if (bytes.readUInt32LE(at) === END) return at;
  throw truncated();
}

/** What unpacking may still cost; shared by all parts of a file. */
export class Unpacking {
  #left: number = limits.unpackedBytes;

  constructor(
    readonly file: Uint8Array,
    readonly parts: ZipParts,
  ) {}

  /** A part in pieces of some kilobytes. @throws Refusal where it is too large, packed too well, or damaged */
  async *unpack(name: string, most: number = limits.unpackedBytes): AsyncGenerator<Uint8Array> {
    const entry = this.parts.get(name.toLowerCase());
    if (!entry) throw truncated();
    if (entry.encrypted) throw encrypted();
    const ratio = entry.size / Math.max(1, entry.packed);
    if (entry.size > Math.min(most, this.#left)) throw bomb(entry);
    if (entry.size > limits.ratioFrom && ratio > limits.ratio) throw bomb(entry);
    this.#left -= entry.size;
    let size = 0;
    let crc = 0;
    for await (const piece of pieces(this.#packed(entry), entry.method)) {
      size += piece.length;
      // The directory may lie about the size: nothing beyond what it says is ever unpacked.
      if (size > entry.size) throw truncated();
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== entry.size || crc !== entry.crc) throw truncated();
  }

  #packed({ offset, packed }: Entry): Uint8Array {
    const bytes = Buffer.from(this.file.buffer, this.file.byteOffset, this.file.byteLength);
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw truncated();
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    if (start + packed > bytes.length) throw truncated();
    return bytes.subarray(start, start + packed);
  }
}

async function* pieces(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) return yield packed;
  if (method !== 8) throw truncated();
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (error) {
    if (hasCode(error, 'Z_')) throw truncated();
    throw error;
  }
}

export const encrypted = (): Refusal =>
  new Refusal(
    'สมุดงานถูกล็อกด้วยรหัสผ่าน: บันทึกใหม่โดยไม่ใส่รหัสผ่าน',
    'The workbook is encrypted with a password: save it without one.',
  );

const bomb = ({ name, size, packed }: Entry) =>
  new Refusal(
    `ส่วน ${name} ของไฟล์คลายออกมาได้ ${megabytes(size)} จาก ${megabytes(packed)} ซึ่งเกินกำหนด: ลบแถวและคอลัมน์ที่ไม่ใช้ หรือแบ่งไฟล์ตามจังหวัด`,
    `The part ${name} of the file unpacks to ${megabytes(size)} from ${megabytes(packed)}, which is beyond what is read: delete unused rows and columns, or split the file by province.`,
  );
