import { cleanText } from '../../local-government/thai-text.js';
import { sumOf } from '../marks.js';
import { finding, type Finding } from '../../import/finding.js';
import { isEmpty, parseCode } from '../../import/numbers.js';
import { placeOf } from './flaw-findings.js';
import { closeBody, IndicatorReader, type BodyMarks } from './indicator-marks.js';
import { MarksOfBody } from './marks-of-body.js';
import type { Read, YearOfResults } from './layout/table.js';
import { checkMarks } from './marks-check.js';
import type { OpenedFile } from './open-files.js';
import type { Cell, Named, ResultRow, RowPlace } from './results-file.js';

/** Marks of a body as a program sends them. */
export interface GivenRow {
  readonly code?: string | null;
  readonly type?: string | null;
  readonly name?: string | null;
  readonly district?: string | null;
  readonly province?: string | null;
  readonly dimensions?:
    readonly { readonly dimension: number; readonly full: number; readonly score: number }[] | null;
  readonly indicators?: readonly GivenIndicator[] | null;
}

interface GivenIndicator {
  readonly dimension: number;
  readonly number: number;
  /** That of the year where it is not given. */
  readonly full?: number | null;
  /** Null where the indicator does not apply. */
  readonly score?: number | null;
}

/** What findings and the audit call the file that there is none of. */
export const sourceName = 'API';

/** Rows that came without a file, to be checked as those of a file are: a row's line is its place, from 1. */
export const rowsSource = (rows: readonly GivenRow[], sha256: string): OpenedFile => ({
  ...{ name: sourceName, sha256, refused: null },
  read: (year) => readRows(rows, year),
});

function readRows(given: readonly GivenRow[], year: YearOfResults): Read {
  const findings: Finding[] = [];
  const rows: ResultRow[] = [];
  const bodies: BodyMarks[] = [];
  const reader = new IndicatorReader(year, findings);
  if (given.length === 0) findings.push(finding({}, 'ไม่มีแถวข้อมูล', 'There is no row.'));
  for (const [at, row] of given.entries()) {
    const named = namedOf(row, { file: sourceName, sheet: null, line: at + 1 });
    const isNamed = !isEmpty(named.name.text) || !isEmpty(named.type.text);
    const code = named.code && parseCode(named.code.text);
    if (!isNamed && !code) {
      findings.push(noBody(named));
      continue;
    }
    const who = { ...placeIn(named), code: code ?? '', cell: named.code ?? named.name };
    if (row.dimensions?.length && row.indicators?.length) findings.push(bothKinds(named));
    else if (row.indicators?.length)
      bodies.push({
        ...closeBody(
          { place: placeIn(named), code: who.code, cell: who.cell, marks: marksOf(row, named, reader) },
          year,
          findings,
        ),
        ...(isNamed ? { named } : {}),
      });
    else {
      const result = resultRow(row, named, year, findings);
      if (isNamed) rows.push(result);
      else
        bodies.push({
          ...who,
          dimensions: checkMarks(result, year.framework, findings) ?? [],
          indicators: [],
        });
    }
  }
  return { rows, bodies, findings };
}

const cell = (column: string, value: string | number | null | undefined): Cell => ({
  ...{ column, letter: null, text: cleanText(String(value ?? '')), flaw: null },
});

const placeIn = ({ file, sheet, line }: RowPlace): RowPlace => ({ file, sheet, line });

const namedOf = (row: GivenRow, place: RowPlace): Named => ({
  ...place,
  code: isEmpty(row.code ?? '') ? null : cell('code', row.code),
  type: cell('type', row.type),
  name: cell('name', row.name),
  district: cell('district', row.district),
  province: isEmpty(row.province ?? '') ? null : cell('province', row.province),
});

function marksOf({ indicators }: GivenRow, place: RowPlace, reader: IndicatorReader): MarksOfBody {
  const marks = new MarksOfBody(reader.year.indicators);
  for (const [at, { dimension, number, full, score }] of (indicators ?? []).entries()) {
    const path = `indicators.${at}`;
    const names = { dimension: null, indicator: cell(path, `${dimension}.${number}`) };
    const found = reader.find(place, names, () => [dimension, number]);
    const given = full === null || full === undefined ? null : cell(`${path}.full`, full);
    // Written as a file would have it.
    const mark = cell(`${path}.score`, score ?? 'N/A');
    if (found) reader.take({ marks }, { place, found, full: given, score: mark });
  }
  return marks;
}

/** With the totals that a file would have: a program need not send what follows. */
function resultRow(
  { dimensions: given }: GivenRow,
  named: Named,
  { framework }: YearOfResults,
  findings: Finding[],
): ResultRow {
  const marks = new Map<number, { path: string; full: number; score: number }>();
  for (const [at, { dimension, full, score }] of (given ?? []).entries()) {
    const path = `dimensions.${at}`;
    const known = framework.dimensions.some(({ number }) => number === dimension);
    if (known && !marks.has(dimension)) marks.set(dimension, { path, full, score });
    else findings.push(wrongDimension(placeOf(named, cell(path, dimension)), known));
  }
  const sum = (part: 'full' | 'score') =>
    marks.size === 0 ? null : sumOf([...marks.values()].map((mark) => mark[part]));
  return {
    ...named,
    dimensions: framework.dimensions.map(({ id, number }) => {
      const mark = marks.get(number);
      const path = mark?.path ?? `dimension ${number}`;
      const cells = { full: cell(`${path}.full`, mark?.full), score: cell(`${path}.score`, mark?.score) };
      return { dimensionId: id, ...cells, percent: null };
    }),
    total: { full: cell('total', sum('full')), score: cell('total', sum('score')), percent: null },
  };
}

const noBody = (row: Named) =>
  finding(
    placeOf(row, row.code ?? row.name),
    'ต้องระบุรหัส 7 หลัก หรือชื่อ ประเภท และอำเภอ',
    'says of nobody: give the code of 7 digits, or name, type and district.',
  );

const bothKinds = (row: Named) =>
  finding(
    placeOf(row, row.code ?? row.name),
    'ระบุคะแนนรายด้านหรือรายตัวชี้วัดอย่างใดอย่างหนึ่ง',
    'has marks of dimensions and of indicators: give the one or the other.',
  );

const wrongDimension = (place: ReturnType<typeof placeOf>, known: boolean) =>
  known
    ? finding(place, 'ด้านนี้ซ้ำ', 'is a dimension that comes twice.')
    : finding(place, 'ปีนี้ไม่มีด้านนี้', 'is no dimension of the year.');
