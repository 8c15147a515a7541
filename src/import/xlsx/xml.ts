import { SaxesParser } from 'saxes';
import { limits } from '../limits.js';
import { hasCode, Refusal } from '../refusal.js';

/** What is told of an XML document. Names are without their prefix, which writers choose as they like. */
export interface XmlEvents {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** `text` is what stood since the last tag: all there is of an element without others in it. */
  close?(name: string, text: string): void;
}

const local = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

/** Reads XML piece by piece. Declarations of entities are refused, whatever they say: no spreadsheet has any. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let untagged = 0;
  let text = '';
  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw new Refusal(
      'ไฟล์ Excel มีการประกาศ DTD ซึ่งไม่รับเพื่อความปลอดภัย: เปิดแล้วบันทึกใหม่ใน Excel',
      'The workbook declares a document type (DTD), which is not read, for safety: open it in Excel and save it anew.',
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    untagged = 0;
    text = '';
    events.open?.(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    untagged = 0;
    events.close?.(local(name), text);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  const write = (part: string) => {
    untagged += part.length;
    parser.write(part);
    if (untagged > limits.untaggedBytes) throw damaged();
  };
  try {
    for await (const piece of pieces) write(decoder.decode(piece, { stream: true }));
    write(decoder.decode());
    parser.close();
  } catch (error) {
    if (hasCode(error, 'ERR_ENCODING_')) throw damaged();
    throw error;
  }
}

const damaged = () =>
  new Refusal(
    'ไฟล์ Excel มีส่วนที่ไม่ใช่ XML ที่ถูกต้อง: เปิดแล้วบันทึกใหม่ใน Excel',
    'The workbook has a part that is no well-formed XML: open it in Excel and save it anew.',
  );
