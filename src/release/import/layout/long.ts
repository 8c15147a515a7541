import { finding, type Finding } from '../../../import/finding.js';
import { isEmpty, parseCode } from '../../../import/numbers.js';
import type { SheetRow } from '../../../import/sheet.js';
import { arabicDigits, comparable } from '../../../local-government/thai-text.js';
import { placeOf, reportFlaws } from '../flaw-findings.js';
import { closeBody, IndicatorReader, type BodyMarks, type OpenBody } from '../indicator-marks.js';
import { MarksOfBody } from '../marks-of-body.js';
import { cellOf, type Cell, type Column, type RowPlace } from '../results-file.js';
import {
  below,
  findHeader,
  placeOfTable,
  type Layout,
  type Read,
  type Table,
  type YearOfResults,
} from './table.js';
import { checkYearCell } from './year-check.js';

const words = {
  code: ['dla_code', 'code', 'รหัส', 'รหัสอปท', 'รหัส อปท.'],
  dimension: ['dimension', 'ด้าน', 'ด้านที่'],
  indicator: ['indicator', 'ตัวชี้วัด', 'ตัวชี้วัดที่', 'ข้อ'],
  full: ['full', 'คะแนนเต็ม'],
  score: ['score', 'คะแนน', 'คะแนนที่ได้'],
  year: ['year', 'ปี', 'ประจำปี'],
};

type Key = keyof typeof words;

function columnOf(header: SheetRow, key: Key): Column | null {
  const known = words[key].map(comparable);
  const index = header.cells.findIndex((text) => known.includes(comparable(text)));
  return index < 0 ? null : { name: header.cells[index] ?? '', index };
}

/**
 * An indicator of a local government a row: its code, the indicator (`1.3`, or its dimension and its number in
 * columns of their own), the full mark where it is not the year's, and the score, or that it does not apply.
 */
export const longLayout: Layout = {
  name: {
    th: 'ตารางหนึ่งแถวต่อหนึ่งตัวชี้วัด (dla_code, indicator เช่น 1.3, full, score)',
    en: 'an indicator a row (dla_code, indicator as in 1.3, full, score)',
  },
  recognise: (sheet) =>
    findHeader(sheet, (row) =>
      (['code', 'indicator', 'score'] as const).every((key) => columnOf(row, key) !== null),
    ),
  read,
};

function read(table: Table, header: SheetRow, year: YearOfResults): Read {
  const columns = Object.fromEntries(
    (Object.keys(words) as Key[]).map((key) => [key, columnOf(header, key)]),
  ) as Record<Key, Column | null>;
  const findings: Finding[] = [];
  const reader = new IndicatorReader(year, findings);
  const open = new Map<string, OpenBody>();
  const at = placeOfTable(table);
  for (const row of below(table.sheet, header)) {
    const place = { ...at, line: row.line };
    const cell = (key: Key) => columns[key] && cellOf(row, columns[key]);
    const [code, indicator, score] = [cell('code'), cell('indicator'), cell('score')];
    if (!code || !indicator || !score) continue;
    if (reportFlaws(place, [code, cell('dimension'), indicator, cell('full'), score], findings)) continue;
    checkYearCell(place, cell('year'), year.framework.year, findings);
    const body = bodyOf(open, { place, cell: code, year }, findings);
    const found = reader.find(place, { dimension: cell('dimension'), indicator }, numbersOf);
    if (body && found) reader.take(body, { place, found, full: cell('full'), score });
  }
  if (open.size === 0 && findings.length === 0)
    findings.push(finding(at, 'ไม่มีแถวข้อมูล', 'The table has a header and no row of data.'));
  const bodies: BodyMarks[] = [...open.values()].map((body) => closeBody(body, year, findings));
  return { rows: [], bodies, findings };
}

function bodyOf(
  open: Map<string, OpenBody>,
  { place, cell, year }: { place: RowPlace; cell: Cell; year: YearOfResults },
  findings: Finding[],
): OpenBody | null {
  const code = parseCode(cell.text);
  if (code === null) {
    findings.push(
      finding(
        placeOf(place, cell),
        isEmpty(cell.text) ? 'ไม่มีรหัส' : 'รหัสต้องเป็นเลข 7 หลัก (หรือ 8 หลักที่ขึ้นต้นด้วย 0)',
        isEmpty(cell.text)
          ? 'is empty: marks per indicator need the code.'
          : 'is not a code of 7 digits, or 8 with a leading 0.',
      ),
    );
    return null;
  }
  const known = open.get(code);
  if (known) return known;
  const body: OpenBody = { place, code, cell, marks: new MarksOfBody(year.indicators) };
  open.set(code, body);
  return body;
}

/** Dimension and number of an indicator, from one cell or two; null where they cannot be told. */
function numbersOf(dimension: string | null, indicator: string): readonly [number, number] | null {
  const plain = arabicDigits(indicator)
    .replace(/^ตัวชี้วัด(ที่)?/, '')
    .trim();
  const both = /^(\d{1,2})\s*[.-]\s*(\d{1,3})$/.exec(plain);
  const own =
    dimension === null ? null : /^(?:ด้าน(?:ที่)?\s*)?(\d{1,2})$/.exec(arabicDigits(dimension).trim())?.[1];
  if (both) return own && Number(own) !== Number(both[1]) ? null : [Number(both[1]), Number(both[2])];
  return own && /^\d{1,3}$/.test(plain) ? [Number(own), Number(plain)] : null;
}
