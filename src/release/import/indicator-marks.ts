import { finding, warning, type Finding } from '../../import/finding.js';
import { isEmpty, parseNumber } from '../../import/numbers.js';
import { placeOf } from './flaw-findings.js';
import type { IndicatorOfYear, YearOfResults } from './layout/table.js';
import type { IndicatorMarks, MarksOfBody } from './marks-of-body.js';
import { isMark, type DimensionMarks } from './marks-check.js';
import type { Cell, Named, RowPlace } from './results-file.js';

/** A body of the long form while its rows are read. */
export interface OpenBody {
  /** Its first row. */
  readonly place: RowPlace;
  readonly code: string;
  readonly cell: Cell;
  readonly marks: MarksOfBody;
  /** As the first of its rows with a name says. */
  named?: Named;
}

/** The marks of a body by indicator, and by dimension as they follow from them. */
export interface BodyMarks extends RowPlace {
  readonly code: string;
  readonly cell: Cell;
  /** Where it is told by its name too; type and name that are empty, or all, are the registry's. */
  readonly named?: Named;
  readonly dimensions: readonly DimensionMarks[];
  readonly indicators: Iterable<IndicatorMarks>;
}

/** An indicator, and its place among those of the year. */
export interface FoundIndicator {
  readonly indicator: IndicatorOfYear;
  readonly place: number;
}

/** Dimension and number that cells name, or null. */
type Numbers = (dimension: string | null, indicator: string) => readonly [number, number] | null;

const notApplicable = /^(ไม่เกี่ยวข้อง|ตัดฐาน|n\/?a|[-–—])$/i;

/** Reads rows of the long form against the indicators of the year. */
export class IndicatorReader {
  readonly #byNumber: ReadonlyMap<string, FoundIndicator>;

  constructor(
    readonly year: YearOfResults,
    readonly findings: Finding[],
  ) {
    this.#byNumber = new Map(
      year.indicators.map((indicator, place) => [
        `${indicator.dimension}.${indicator.number}`,
        { indicator, place },
      ]),
    );
  }

  find(
    place: RowPlace,
    { dimension, indicator }: { dimension: Cell | null; indicator: Cell },
    numbers: Numbers,
  ): FoundIndicator | null {
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
    body: Pick<OpenBody, 'marks'>,
    {
      place,
      found: { indicator, place: at },
      full,
      score,
    }: { place: RowPlace; found: FoundIndicator; full: Cell | null; score: Cell },
  ): void {
    const earlier = body.marks.lineOf(at);
    const name = `${indicator.dimension}.${indicator.number}`;
    body.marks.see(at, place.line);
    if (earlier !== undefined)
      return this.#report(
        place,
        score,
        `ตัวชี้วัด ${name} ซ้ำกับบรรทัด ${earlier}`,
        `is a second mark for indicator ${name}; the first is on line ${earlier}.`,
      );
    const given = full && !isEmpty(full.text) ? full : null;
    if (given && !(isMark(given) && parseNumber(given.text) > 0))
      return this.#report(
        place,
        given,
        'ไม่ใช่คะแนนเต็ม',
        'is no full mark: a number above 0 with at most two decimals.',
      );
    const fullMark = given ? parseNumber(given.text) : indicator.full;
    if (given && fullMark !== indicator.full)
      this.findings.push(
        warning(
          placeOf(place, given),
          `คะแนนเต็มของตัวชี้วัด ${name} ปีนี้คือ ${indicator.full}`,
          `is not the full mark of indicator ${name} this year, ${indicator.full}.`,
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
    body.marks.put(at, { line: place.line, full: fullMark, score: mark });
  }

  #report(place: RowPlace, cell: Cell, th: string, en: string): void {
    this.findings.push(finding(placeOf(place, cell), th, en));
  }
}

/**
 * The sums of a body by dimension: of the indicators that apply to it and are counted. None where a dimension has
 * nothing to sum, which is told.
 */
export function closeBody(
  body: OpenBody,
  { framework, indicators }: YearOfResults,
  findings: Finding[],
): BodyMarks {
  const counted = indicators.flatMap((indicator, at) => (indicator.pilot ? [] : [{ ...indicator, at }]));
  const missing = counted.filter(({ at }) => !body.marks.seen(at));
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
    const own = counted.filter(({ dimensionId }) => dimensionId === id);
    let [full, score] = [0, 0];
    for (const { at } of own) {
      const mark = body.marks.at(at);
      if (!mark || mark.score === null) continue;
      full += Math.round(mark.full * 100);
      score += Math.round(mark.score * 100);
    }
    const wrong = own.some(({ at }) => body.marks.seen(at) && body.marks.lineOf(at) === undefined);
    if (full === 0 && !wrong)
      findings.push(
        finding(
          placeOf(body.place, body.cell),
          `ด้านที่ ${number} ไม่มีคะแนนตัวชี้วัดที่นับ: ผลต้องมีทุกด้าน หากไม่ได้รับการประเมิน ให้ลบทุกแถวของ อปท. นี้`,
          `has no mark that counts in dimension ${number}; a result is of all dimensions. Take its rows out where it was not assessed.`,
        ),
      );
    return { dimensionId: id, full: full / 100, score: score / 100 };
  });
  const isWhole = dimensions.every(({ full }) => full > 0);
  return {
    ...body.place,
    ...{ code: body.code, cell: body.cell, indicators: body.marks },
    ...(body.named && { named: body.named }),
    dimensions: isWhole ? dimensions : [],
  };
}
