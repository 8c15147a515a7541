import { Refusal } from './refusal.js';

const decoders: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * The text of a file: UTF-8, UTF-16 with a byte-order mark, or Windows-874, which older Thai spreadsheets write and
 * which nothing in the file announces. It is taken for that only where every byte is a letter of it and the
 * letters stand as Thai is written; a file of another encoding would else become other names.
 * @throws Refusal where the encoding cannot be told
 */
export function decodeText(file: Uint8Array): string {
  const marked = decoders.find(([mark]) => mark.every((byte, place) => file[place] === byte));
  const text = decode(file, marked?.[1] ?? 'utf-8') ?? (marked ? null : decodeThai(file));
  if (text === null)
    throw new Refusal(
      'ไฟล์ไม่ใช่รหัสอักขระ UTF-8 และไม่ใช่ Windows-874 (TIS-620) ที่อ่านได้แน่ชัด: บันทึกใหม่เป็น "CSV UTF-8"',
      'The file is not UTF-8, and it cannot be told for certain to be Windows-874 (TIS-620): save it as "CSV UTF-8".',
    );
  if (text.includes('\0'))
    throw new Refusal(
      'ไฟล์ไม่ใช่ข้อความ (มีอักขระว่าง NUL): บันทึกใหม่เป็น "CSV UTF-8"',
      'The file is no text, or UTF-16 without its mark: it has NUL characters. Save it as "CSV UTF-8".',
    );
  return text;
}

function decode(file: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** Undefined bytes come out as controls or private letters; vowels and tones that stand on nothing are no Thai. */
function decodeThai(file: Uint8Array): string | null {
  const text = decode(file, 'windows-874');
  if (text === null || /[\u0080-\u009f\ue000-\uf8ff\ufffd]/.test(text)) return null;
  const strays = text.match(/(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g)?.length ?? 0;
  return strays === 0 && /[\u0e01-\u0e2e]{2}/.test(text) ? text : null;
}
