import { identityIn, type Body } from './body.js';
import { askedOf, FULL_MARK, type DemoIndicator } from './indicators.js';
import type { LocalGovernmentType } from './local-government-type.js';
import { randomOf } from './random.js';

/** An indicator and the whole marks a body got on it; null where it does not apply and leaves the denominator. */
export interface Mark {
  readonly indicator: DemoIndicator;
  score: number | null;
}

/** Marks out of 5 that a usual body gets on a usual indicator. */
const USUAL = 3.95;

/** How far bodies differ for good, from year to year, and on each indicator by chance; in marks. */
const SPREAD = { body: 0.42, year: 0.2, indicator: 0.95 };

/** Marks by which a type does better than the average: larger bodies have more staff. */
const advantage: Readonly<Record<LocalGovernmentType, number>> = {
  PAO: 0.25,
  CITY_MUNICIPALITY: 0.3,
  TOWN_MUNICIPALITY: 0.2,
  SUBDISTRICT_MUNICIPALITY: 0.05,
  SAO: -0.03,
  SPECIAL: 0,
};

/** Draws the marks of a body on the indicators of a year that its type of that year is asked. */
export function drawMarks(body: Body, year: number, indicators: readonly DemoIndicator[]): Mark[] {
  const { type } = identityIn(body, year);
  const random = randomOf('marks', body.code, year);
  const level =
    USUAL + advantage[type] + SPREAD.body * randomOf('level', body.code).bell() + SPREAD.year * random.bell();
  return askedOf(indicators, type).map((indicator) => {
    const score = Math.round(level + indicator.ease + SPREAD.indicator * random.bell());
    return {
      indicator,
      score: isAbsent(body, indicator) ? null : Math.min(Math.max(score, 0), FULL_MARK),
    };
  });
}

/** What a body does not do it does in no year. */
const isAbsent = (body: Body, { key, absentPercent }: DemoIndicator) =>
  absentPercent > 0 && randomOf('absent', body.code, key).between(0, 100) < absentPercent;

/** Sums of the marks that count: pilot indicators do not, nor do those that do not apply. */
export function sumMarks(marks: readonly Mark[]): { full: number; score: number } {
  let full = 0;
  let score = 0;
  for (const mark of marks) {
    if (mark.score === null || mark.indicator.pilot) continue;
    full += FULL_MARK;
    score += mark.score;
  }
  return { full, score };
}
