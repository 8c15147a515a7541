import type { Sheet, SheetRow } from '../../../import/sheet.js';
import { arabicDigits, comparable } from '../../../local-government/thai-text.js';
import type { Framework } from '../../framework.queries.js';
import type { Column } from '../results-file.js';
import { findHeader, HEADING } from './table.js';

/** Full mark, score and percentage of a dimension or of all. */
export interface MarkColumns {
  readonly full: Column;
  readonly score: Column;
  readonly percent: Column | null;
}

/** Where the columns of the department's export are. */
export interface DepartmentColumns {
  readonly number: Column | null;
  readonly province: Column;
  readonly district: Column;
  readonly type: Column;
  readonly name: Column;
  /** In the order of the year's dimensions. */
  readonly dimensions: readonly MarkColumns[];
  readonly total: MarkColumns;
  /** The last row of the header. */
  readonly last: SheetRow;
}

const words = {
  number: /^(ที่|ลำดับ|ลำดับที่|อันดับ|อันดับที่|no)$/,
  province: /^จังหวัด$/,
  district: /^อำเภอ/,
  type: /^ประเภท/,
  name: /^(ชื่อ|รายชื่อ|อปท$|องค์กรปกครองส่วนท้องถิ่น$)/,
};

const columnOf = (row: SheetRow, word: RegExp): Column | null => {
  const index = row.cells.findIndex((text) => word.test(comparable(text)));
  return index < 0 ? null : { name: row.cells[index] ?? '', index };
};

const needed = ['province', 'district', 'type', 'name'] as const;

/** The row that names province, district, type and local government in Thai. */
export function findNames(sheet: Sheet): SheetRow | null {
  return findHeader(sheet, (row) => needed.every((key) => columnOf(row, words[key]) !== null));
}

const isFull = (text: string) => /^(คะแนน)?เต็ม/.test(comparable(text));
const isScore = (text: string) => /^(คะแนน)?(ที่)?ได้|^คะแนน$|^คะแนนประเมิน/.test(comparable(text));
const isPercent = (text: string) =>
  /^ร้อยละ|^เปอร์เซ็นต์|^คิดเป็นร้อยละ/.test(comparable(text)) || text.trim() === '%';

/**
 * The columns below a row of names, or what was found in their stead: a header of several rows, of which the last says
 * full mark, score and percentage again and again and those above it of which dimension.
 */
export function readColumns(
  sheet: Sheet,
  names: SheetRow,
  framework: Framework,
): DepartmentColumns | { readonly found: string } {
  const from = sheet.rows.indexOf(names);
  const block = sheet.rows.slice(from, from + HEADING);
  const marked = block.findIndex((row) => row.cells.filter(isFull).length >= 2);
  const more = block.slice(marked + 1).findIndex((row) => row.cells.filter(isFull).length < 2);
  const last = marked < 0 ? undefined : block[marked + Math.max(0, more)];
  const [province, district, type, name] = needed.map((key) => columnOf(names, words[key]));
  if (!last || !province || !district || !type || !name)
    return { found: names.cells.filter((text) => text !== '').join(' | ') };
  const groups = groupsOf(
    last,
    sheet.rows.slice(0, sheet.rows.indexOf(last)).filter(({ line }) => line >= names.line - 3),
    framework,
  );
  const sorted = assign(groups, framework);
  if (!sorted) return { found: groups.map(({ title, key }) => title || String(key)).join(' | ') };
  return { number: columnOf(names, words.number), province, district, type, name, ...sorted, last };
}

interface Group extends MarkColumns {
  /** The number of the dimension, or the total, or not said. */
  readonly key: number | 'TOTAL' | '?';
  readonly title: string;
}

function groupsOf(last: SheetRow, above: readonly SheetRow[], framework: Framework): Group[] {
  const starts = last.cells.flatMap((text, index) => (isFull(text) ? [index] : []));
  return starts.flatMap((start, place) => {
    const indexes = last.cells.map((_, index) => index).slice(start, starts[place + 1] ?? start + 3);
    const find = (is: (text: string) => boolean) => indexes.find((index) => is(last.cells[index] ?? ''));
    const score = find(isScore);
    const percent = find(isPercent);
    const titles = [...new Set(above.flatMap(({ cells }) => indexes.map((index) => cells[index] ?? '')))];
    const title = titles.filter((text) => text !== '').join(' ');
    const key = keyOf(title, framework);
    const label = key === 'TOTAL' ? 'รวม' : `ด้านที่ ${key === '?' ? place + 1 : key}`;
    if (score === undefined) return [];
    return [
      {
        key,
        title,
        full: { name: `${label} คะแนนเต็ม`, index: start },
        score: { name: `${label} คะแนนที่ได้`, index: score },
        percent: percent === undefined ? null : { name: `${label} ร้อยละ`, index: percent },
      },
    ];
  });
}

function keyOf(title: string, { dimensions }: Framework): Group['key'] {
  const number = /ด้านที่\s*(\d+)/.exec(arabicDigits(title))?.[1];
  if (number !== undefined) return Number(number);
  const plain = comparable(title);
  const named = dimensions.find(({ nameTh }) => plain.includes(comparable(nameTh)));
  if (named) return named.number;
  return title.includes('รวม') ? 'TOTAL' : '?';
}

/** By what the groups are called; where none says anything, the dimensions in their order and then the total. */
function assign(
  groups: readonly Group[],
  { dimensions }: Framework,
): Pick<DepartmentColumns, 'dimensions' | 'total'> | null {
  if (groups.length !== dimensions.length + 1) return null;
  const silent = groups.every(({ key }) => key === '?' || key === 'TOTAL') && groups.at(-1);
  if (silent) return { dimensions: groups.slice(0, -1), total: silent };
  const sorted = dimensions.map(({ number }) => groups.find(({ key }) => key === number));
  const total = groups.find(({ key }) => key === 'TOTAL' || key === '?');
  const found = sorted.filter((group) => group !== undefined);
  return found.length === dimensions.length && total ? { dimensions: found, total } : null;
}
