import { isEmpty, parseNumber } from '../../import/numbers.js';
import { arabicDigits } from '../../local-government/thai-text.js';
import { levels, methods, type FrameworkLine, type Part, settings } from './framework-line.js';

/** Says what is wrong with a cell of a row. */
export type Report = (column: string, th: string, en: string) => void;

type Cells = (column: string) => string;

const yes = ['yes', 'true', '1', 'x', 'ใช่', 'นำร่อง'];
const no = ['no', 'false', '0', 'ไม่', 'ไม่ใช่'];

/** More than a full mark or a number can be. */
const MOST = 1_000_000;

/** What a row of a part says, in the one form in which it is compared; what cannot be read is reported. */
export function valuesOf(part: Part, cell: Cells, report: Report): Omit<FrameworkLine, 'part'> {
  const [nameTh, nameEn] = [cell('name_th'), cell('name_en')].map((text) => (isEmpty(text) ? '' : text)) as [
    string,
    string,
  ];
  const pilot = part === 'indicator' && pilotOf(cell('pilot'), report);
  const named = part !== 'year';
  if (named && nameTh === '') report('name_th', 'ว่างเปล่า', 'is empty.');
  if (named && nameEn === '' && part !== 'indicator') report('name_en', 'ว่างเปล่า', 'is empty.');
  const code = codeOf(part, cell, report);
  const value = valueOf(part, { code, cell, report });
  return {
    ...{ code, value, pilot, nameTh: named ? nameTh : '' },
    // Many indicators have no English name; an answer must have one.
    nameEn: named ? nameEn || `Indicator ${code}` : '',
  };
}

function codeOf(part: Part, cell: Cells, report: Report): string {
  const text = arabicDigits(cell('code')).trim();
  const upper = text.toUpperCase().replace(/[\s-]+/g, '_');
  switch (part) {
    case 'year':
      if (!settings.some((setting) => setting === text.toLowerCase()))
        report('code', 'ต้องเป็น method หรือ pass_percent', 'is no setting of a year: method or pass_percent.');
      return text.toLowerCase();
    case 'dimension':
      if (!/^[1-9]\d?$/.test(text))
        report('code', 'ต้องเป็นเลขที่ของด้าน เช่น 3', 'is no number of a dimension, as 3.');
      return text;
    case 'rating':
      if (!levels.some((level) => level === upper))
        report('code', `ต้องเป็น ${levels.join(', ')}`, `is no rating. There are: ${levels.join(', ')}.`);
      return upper;
    case 'indicator':
      if (!/^[1-9]\d?\.[1-9]\d{0,2}$/.test(text))
        report('code', 'ต้องเป็นด้าน.ข้อ เช่น 1.3', 'is no indicator; written as dimension.number, as in 1.3.');
      return text;
  }
}

function valueOf(part: Part, { code, cell, report }: { code: string; cell: Cells; report: Report }): string {
  const text = cell('value');
  switch (part) {
    case 'dimension':
      if (!isEmpty(text))
        report(
          'value',
          'ด้านไม่มีค่า: คะแนนเต็มเป็นของตัวชี้วัด',
          'is not for a dimension: full marks are of indicators.',
        );
      return '';
    case 'indicator': {
      const full = twoDecimals(text);
      if (!(full > 0 && full < MOST))
        report('value', 'ไม่ใช่คะแนนเต็ม', 'is no full mark: a number above 0 with at most two decimals.');
      return String(full);
    }
    case 'year':
      if (code === 'method') return methodOf(text, report);
      return percentOf(text, report);
    case 'rating':
      return percentOf(text, report);
  }
}

function methodOf(text: string, report: Report): string {
  const method = text.trim().toUpperCase();
  if (!methods.some((each) => each === method))
    report('value', `ต้องเป็น ${methods.join(' หรือ ')}`, `is no method: ${methods.join(' or ')}.`);
  return method;
}

function percentOf(text: string, report: Report): string {
  const percent = twoDecimals(text);
  if (!(percent >= 0 && percent <= 100))
    report('value', 'ต้องเป็นร้อยละ 0 ถึง 100', 'is no percentage from 0 to 100 with at most two decimals.');
  return String(percent);
}

/** NaN where it is no number, or has more decimals than are kept. */
function twoDecimals(text: string): number {
  const number = parseNumber(text);
  return Math.abs(number * 100 - Math.round(number * 100)) < 1e-6 ? number : NaN;
}

function pilotOf(text: string, report: Report): boolean {
  const word = text.trim().toLowerCase();
  if (yes.includes(word)) return true;
  if (!isEmpty(word) && !no.includes(word)) report('pilot', 'ต้องเป็น yes หรือว่าง', 'is neither yes nor empty.');
  return false;
}
