import type { IndicatorOfYear } from './layout/table.js';

export interface IndicatorMarks {
  readonly indicatorId: number;
  readonly full: number;
  /** Null where the indicator does not apply. */
  readonly score: number | null;
}

/**
 * The marks of a body, in little memory: of each indicator of the year its line, full mark and score, in hundredths. A
 * nation has a million of them.
 */
export class MarksOfBody implements Iterable<IndicatorMarks> {
  /** Line 0: no row. A full mark of 0: the row is wrong. A score below 0: the indicator does not apply. */
  readonly #numbers: Int32Array;

  constructor(readonly indicators: readonly IndicatorOfYear[]) {
    this.#numbers = new Int32Array(3 * indicators.length);
  }

  /** Notes that an indicator has a row, right or wrong. */
  see(place: number, line: number): void {
    if (this.#numbers[3 * place] === 0) this.#numbers[3 * place] = line;
  }

  put(place: number, { line, full, score }: { line: number; full: number; score: number | null }): void {
    const score100 = score === null ? -1 : Math.round(score * 100);
    this.#numbers.set([line, Math.round(full * 100), score100], 3 * place);
  }

  seen(place: number): boolean {
    return this.#numbers[3 * place] !== 0;
  }

  /** The line of the mark; undefined where there is none, or a wrong one. */
  lineOf(place: number): number | undefined {
    return this.#numbers[3 * place + 1] ? this.#numbers[3 * place] : undefined;
  }

  at(place: number): IndicatorMarks | undefined {
    const [full = 0, score = -1] = [this.#numbers[3 * place + 1], this.#numbers[3 * place + 2]];
    const indicatorId = this.indicators[place]?.id;
    if (full === 0 || indicatorId === undefined) return undefined;
    return { indicatorId, full: full / 100, score: score < 0 ? null : score / 100 };
  }

  *[Symbol.iterator](): Generator<IndicatorMarks> {
    for (let place = 0; place < this.indicators.length; place++) {
      const mark = this.at(place);
      if (mark) yield mark;
    }
  }
}
