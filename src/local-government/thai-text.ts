/**
 * Thai as different keyboards, copies and spreadsheets write it, brought to one form. Unicode does not do this: of the
 * Thai marks its canonical order knows only some, so that NFC leaves most sequences as they were typed.
 */

/** Byte-order mark, zero-width spaces and joiners, soft hyphen, marks of direction. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** Marks above and below a consonant: vowels, the shortener, tones, the silencer, nikhahit. */
const marks = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}/g;

/** One space between words, none around them, nothing invisible, each syllable's marks in one order. For display. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/เเ/g, 'แ')
    .replace(marks, (run) => [...new Set(run)].sort(inOrder).join(''))
    .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33') // nikhahit and aa are am: ํ + า = ำ
    .replace(/\u0e33([\u0e48-\u0e4b])/g, '$1\u0e33'); // the tone stands before am: น้ำ
}

/** Thai digits as Arabic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** What is left of a text when only its letters and digits count: two that agree in this are the same name. */
export function comparable(text: string): string {
  return arabicDigits(cleanText(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function inOrder(a: string, b: string): number {
  return layer(a) - layer(b) || a.localeCompare(b);
}

/** Vowels, and nikhahit which is half of one, before tones, tones before the silencer. */
function layer(mark: string): number {
  if (mark >= '\u0e48' && mark <= '\u0e4b') return 1;
  return mark === '\u0e4c' || mark === '\u0e4e' ? 2 : 0;
}
