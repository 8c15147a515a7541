import { finding, warning, type Finding } from '../../import/finding.js';
import { isEmpty, parseNumber } from '../../import/numbers.js';
import { placeOf } from './flaw-findings.js';
import type { IndicatorOfYear, YearOfResults } from './layout/table.js';
import { isMark, type DimensionMarks } from './marks-check.js';
import type { Cell, RowPlace } from './results-file.js';

export interface IndicatorMarks {
  readonly indicatorId: number;
  readonly full: number;
  /** Null where the indicator does not apply. */
  readonly score: number | null;
}

/** A body of the long form while its rows are read. */
export interface OpenBody {
  /** Its first row. */
  readonly place: RowPlace;
  readonly code: string;
  readonly cell: Cell;
  readonly marks: Map<number, IndicatorMarks & { readonly line: number }>;
  /** Indicators that have a row, also those whose row is wrong. */
  readonly seen: Set<number>;
}

/** The marks of a body by indicator, and by dimension as they follow from them. */
export interface BodyMarks extends RowPlace {
  readonly code: string;
  readonly cell: Cell;
  readonly dimensions: readonly DimensionMarks[];
  readonly indicators: readonly IndicatorMarks[];
}

/** Dimension and number that cells name, or null. */
type Numbers = (dimension: string | null, indicator: string) => readonly [number, number] | null;

const notApplicable = /^(ไม่เกี่ยวข้อง|ตัดฐาน|n\/?a|[-–—])$/i;

/** Reads rows of the long form against the indicators of the year. */
export class IndicatorReader {
  readonly #byNumber: ReadonlyMap<string, IndicatorOfYear>;

  constructor(
    readonly year: YearOfResults,
    readonly findings: Finding[],
  ) {
    this.#byNumber = new Map(year.indicators.map((each) => [`${each.dimension}.${each.number}`, each]));
  }

  find(
    place: RowPlace,
    { dimension, indicator }: { dimension: Cell | null; indicator: Cell },
    numbers: Numbers,
  ): IndicatorOfYear | null {
    const found = numbers(dimension?.text ?? null, indicator.text);
    const known = found && this.#byNumber.get(found.join('.'));
    if (known) return known;
    const { year } = this.year.framework;
    const count = this.year.indicators.length;
    this.findings.push(
      finding(
        placeOf(place, indicator),
        `ไม่ใช่ตัวชี้วัดของปี ${year} ซึ่งมี ${count} ตัวชี้วัด เขียนเป็นด้าน.ข้อ เช่น 1.3`,
        `is no indicator of ${year}, which has ${count}; written as dimension.number, as in 1.3.`,
      ),
    );
    return null;
  }

  /** Adds one mark to a body. */
  take(
    body: OpenBody,
    {
      place,
      found,
      full,
      score,
    }: { place: RowPlace; found: IndicatorOfYear; full: Cell | null; score: Cell },
  ): void {
    body.seen.add(found.id);
    const earlier = body.marks.get(found.id);
    const name = `${found.dimension}.${found.number}`;
    if (earlier)
      return this.#report(
        place,
        score,
        `ตัวชี้วัด ${name} ซ้ำกับบรรทัด ${earlier.line}`,
        `is a second mark for indicator ${name}; the first is on line ${earlier.line}.`,
      );
    const given = full && !isEmpty(full.text) ? full : null;
    if (given && !(isMark(given) && parseNumber(given.text) > 0))
      return this.#report(
        place,
        given,
        'ไม่ใช่คะแนนเต็ม',
        'is no full mark: a number above 0 with at most two decimals.',
      );
    const fullMark = given ? parseNumber(given.text) : found.full;
    if (given && fullMark !== found.full)
      this.findings.push(
        warning(
          placeOf(place, given),
          `คะแนนเต็มของตัวชี้วัด ${name} ปีนี้คือ ${found.full}`,
          `is not the full mark of indicator ${name} this year, ${found.full}.`,
        ),
      );
    const applies = !notApplicable.test(score.text);
    if (applies && isEmpty(score.text))
      return this.#report(
        place,
        score,
        'ไม่มีคะแนน: กรอกคะแนนหรือ "ไม่เกี่ยวข้อง"',
        'is empty: write a mark, or "N/A" where the indicator does not apply.',
      );
    if (applies && !isMark(score))
      return this.#report(
        place,
        score,
        'ไม่ใช่คะแนน (ทศนิยมไม่เกิน 2 ตำแหน่ง)',
        'is no mark: a number from 0 with at most two decimals.',
      );
    const mark = applies ? parseNumber(score.text) : null;
    if (mark !== null && mark > fullMark)
      return this.#report(
        place,
        score,
        `มากกว่าคะแนนเต็ม ${fullMark}`,
        `is more than the full mark, ${fullMark}.`,
      );
    body.marks.set(found.id, { indicatorId: found.id, full: fullMark, score: mark, line: place.line });
  }

  #report(place: RowPlace, cell: Cell, th: string, en: string): void {
    this.findings.push(finding(placeOf(place, cell), th, en));
  }
}

/** The sums of a body by dimension: of the indicators that apply to it and are counted. */
export function closeBody(
  body: OpenBody,
  { framework, indicators }: YearOfResults,
  findings: Finding[],
): BodyMarks {
  const counted = indicators.filter(({ pilot }) => !pilot);
  const missing = counted.filter(({ id }) => !body.seen.has(id));
  const names = missing.map(({ dimension, number }) => `${dimension}.${number}`).join(', ');
  if (missing.length > 0)
    findings.push(
      warning(
        placeOf(body.place, body.cell),
        `ไม่มีแถวของตัวชี้วัด ${names}: หากไม่เกี่ยวข้อง ให้เขียน "ไม่เกี่ยวข้อง"`,
        `has no row for indicator ${names}: where one does not apply, say so with "N/A".`,
      ),
    );
  const dimensions = framework.dimensions.map(({ id, number }) => {
    const marks = counted
      .filter(({ dimensionId }) => dimensionId === id)
      .map((each) => body.marks.get(each.id));
    const sum = (part: 'full' | 'score') =>
      marks.reduce(
        (all, mark) => (mark && mark.score !== null ? all + Math.round((mark[part] ?? 0) * 100) : all),
        0,
      ) / 100;
    const [full, score] = [sum('full'), sum('score')];
    const wrong = counted.some(
      ({ id: each, dimensionId }) => dimensionId === id && body.seen.has(each) && !body.marks.has(each),
    );
    if (full === 0 && !wrong)
      findings.push(
        finding(
          placeOf(body.place, body.cell),
          `ด้านที่ ${number} ไม่มีคะแนนตัวชี้วัดที่นับ`,
          `has no mark that counts in dimension ${number}; a result is of all dimensions.`,
        ),
      );
    return { dimensionId: id, full, score };
  });
  const marks = [...body.marks.values()].map(({ indicatorId, full, score }) => ({
    indicatorId,
    full,
    score,
  }));
  return { ...body.place, code: body.code, cell: body.cell, dimensions, indicators: marks };
}
