import { note, warning, type Finding } from '../../import/finding.js';
import { shortName } from '../../local-government/local-government-type.js';
import type { Framework } from '../framework.queries.js';
import { overallOf } from '../result.js';
import type { MarkedRow } from './assessment-inputs.js';
import { placeOf } from './flaw-findings.js';
import type { DraftRow } from './draft-rows.queries.js';
import type { Body } from './registry-index.js';
import type { ProvinceMean } from './results.queries.js';

/** A province's mean seldom moves by more points than this from year to year. */
const MOVE = 10;

/** So many bodies of the same marks in every dimension are a copy rather than a coincidence. */
const ALIKE = 3;

export interface Checked {
  readonly rows: ReadonlyMap<Body, MarkedRow>;
  readonly framework: Framework;
  readonly bodies: readonly Body[];
  readonly provinceNames: ReadonlyMap<string, string>;
  readonly before: readonly ProvinceMean[];
  /** What else the draft holds. */
  readonly kept: readonly DraftRow[];
}

/** What is possible and yet seldom true: each needs somebody who has looked at it. */
export function checkPlausible(checked: Checked): Finding[] {
  const assessed = [...checked.rows].filter(([, { marks }]) => marks.length > 0);
  return [
    ...alike(assessed.map(([, row]) => row)),
    ...assessed.filter(([, row]) => isRound(row)).map(([, row]) => roundMarks(row)),
    ...moved(assessed, checked),
    ...missing(checked),
  ];
}

const placeOfRow = ({ row }: MarkedRow) => placeOf(row, row.cells.name);

function alike(rows: readonly MarkedRow[]): Finding[] {
  const groups = new Map<string, MarkedRow[]>();
  for (const row of rows) {
    const key = row.marks.map(({ full, score }) => `${full}/${score}`).join(' ');
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .filter(([, group]) => group.length >= ALIKE)
    .map(([marks, group]) => {
      const lines = group.slice(0, 20).map(({ row }) => row.line);
      const list = lines.join(', ') + (group.length > lines.length ? ', …' : '');
      const [first] = group as [MarkedRow];
      return warning(
        placeOfRow(first),
        `มี ${group.length} แห่งที่คะแนนเหมือนกันทุกด้าน (${marks}) บรรทัด ${list}: ตรวจสอบว่าไม่ได้คัดลอกมา`,
        `is one of ${group.length} with the same marks in every dimension (${marks}), on lines ${list}: see that they are no copies.`,
      );
    });
}

function isRound({ marks }: MarkedRow): boolean {
  return marks.every(({ score }) => score % 10 === 0) && marks.some(({ full, score }) => score !== full);
}

function roundMarks(row: MarkedRow): Finding {
  const scores = row.marks.map(({ score }) => score).join(', ');
  return warning(
    placeOfRow(row),
    `คะแนนทุกด้านเป็นเลขกลม (${scores}): ตรวจสอบว่าไม่ใช่ค่าประมาณ`,
    `has round marks in every dimension (${scores}): see that they are no estimates.`,
  );
}

function moved(assessed: readonly (readonly [Body, MarkedRow])[], checked: Checked): Finding[] {
  const percents = new Map<string, number[]>();
  for (const [{ provinceCode }, { marks }] of assessed) {
    const percent = Number(overallOf(checked.framework, marks).percent);
    percents.set(provinceCode, [...(percents.get(provinceCode) ?? []), percent]);
  }
  for (const { provinceCode, percent } of checked.kept)
    if (percent !== null) percents.get(provinceCode)?.push(percent);
  return checked.before.flatMap(({ provinceCode, percent: before }) => {
    const now = percents.get(provinceCode);
    if (now === undefined) return [];
    const mean = now.reduce((sum, percent) => sum + percent, 0) / now.length;
    if (Math.abs(mean - before) <= MOVE) return [];
    const name = checked.provinceNames.get(provinceCode) ?? provinceCode;
    const [was, is] = [before.toFixed(2), mean.toFixed(2)];
    const { year } = checked.framework;
    return [
      warning(
        { value: name },
        `ค่าเฉลี่ยของจังหวัด${name} เปลี่ยนจากร้อยละ ${was} ในปี ${year - 1} เป็น ${is} เกิน ${MOVE} จุด: ตรวจสอบไฟล์`,
        `The mean of ${name} moves from ${was} % in ${year - 1} to ${is} %, by more than ${MOVE} points: check the file.`,
      ),
    ];
  });
}

/** Whoever is in the registry and not in the files is not assessed, and is told: by province, or by whole provinces. */
function missing({ rows, bodies, provinceNames }: Checked): Finding[] {
  const given = new Set([...rows.keys()].map(({ provinceCode }) => provinceCode));
  const absent = new Map<string, Body[]>();
  for (const body of bodies)
    if (!rows.has(body)) absent.set(body.provinceCode, [...(absent.get(body.provinceCode) ?? []), body]);
  const nameOf = (code: string) => provinceNames.get(code) ?? code;
  const whole = [...absent.keys()].filter((code) => !given.has(code)).map(nameOf);
  return [
    ...[...absent]
      .filter(([code]) => given.has(code))
      .map(([code, list]) => missingBodies(nameOf(code), list)),
    ...(whole.length > 0 && given.size > 0 ? [missingProvinces(whole)] : []),
  ];
}

function missingBodies(province: string, list: readonly Body[]): Finding {
  const names = list
    .slice(0, 10)
    .map((body) => `${shortName(body.type, { th: body.nameTh, en: null })} (${body.code})`);
  const all = names.join(', ') + (list.length > names.length ? ', …' : '');
  return note(
    { value: province },
    `จังหวัด${province} มี ${list.length} แห่งในทะเบียนที่ไม่มีในไฟล์ ถือว่าไม่ได้รับการประเมิน: ${all}`,
    `${list.length} of ${province} are in the registry and not in the file, and count as not assessed: ${all}.`,
  );
}

function missingProvinces(names: readonly string[]): Finding {
  return note(
    {},
    `ไม่มีแถวใดของ ${names.length} จังหวัด ซึ่งถือว่าไม่ได้รับการประเมินทั้งจังหวัด: ${names.join(', ')}`,
    `No row is of these ${names.length} provinces, whose local governments all count as not assessed: ${names.join(', ')}.`,
  );
}
