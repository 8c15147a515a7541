import { limits } from '../limits.js';
import type { Texts } from '../texts.js';
import { readXml } from './xml.js';
import type { Unpacking } from './zip.js';

/** The table of texts to which cells refer by number; readings (furigana) beside a text are no part of it. */
export async function readSharedStrings(zip: Unpacking, part: string, texts: Texts): Promise<string[]> {
  const strings: string[] = [];
  if (!zip.parts.has(part.toLowerCase())) return strings;
  let text = '';
  let inReading = false;
  await readXml(zip.unpack(part, limits.stringBytes), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') inReading = true;
    },
    close(name, part) {
      if (name === 't' && !inReading) text += part;
      if (name === 'rPh') inReading = false;
      if (name === 'si') strings.push(texts.clean(text));
    },
  });
  return strings;
}
