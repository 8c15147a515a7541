import type { Framework } from './framework.queries.js';
import { formatHundredths, meanOf, percentOf, toHundredths } from './marks.js';

/** One local government's year, as an import or the demo hands it over. Marks have at most two decimals. */
export interface AssessmentInput {
  readonly localGovernmentId: number;
  readonly provinceCode: string;
  /** Type and names as they were that year; today's are in the registry. */
  readonly type: string;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly status: 'ASSESSED' | 'NOT_ASSESSED' | 'EXEMPT';
  readonly statusReason: string | null;
  /** Every dimension of the year for an assessed body, none for another. */
  readonly dimensions: readonly {
    readonly dimensionId: number;
    readonly full: number;
    readonly score: number;
  }[];
  /** A null score: the indicator does not apply and has left the denominator. May be empty. */
  readonly indicators: readonly {
    readonly indicatorId: number;
    readonly full: number;
    readonly score: number | null;
  }[];
}

/** What follows from marks; numbers as text with two decimals, as the database takes them. */
export interface Outcome {
  readonly full: string;
  readonly score: string;
  readonly percent: string;
  readonly rating: string;
  readonly passed: boolean;
}

/** The outcome of one dimension; `full` and `score` in marks. */
export function outcomeOf(framework: Framework, mark: { full: number; score: number }): Outcome {
  const [full, score] = [toHundredths(mark.full), toHundredths(mark.score)];
  return outcome(framework, full, score, percentOf(score, full));
}

/**
 * The outcome over all dimensions, by the year's method: the pooled marks, or the mean of the dimensions' percentages
 * as they are printed. The rating goes by the rounded percentage, so that what is printed and its rating agree.
 */
export function overallOf(framework: Framework, marks: readonly { full: number; score: number }[]): Outcome {
  const parts = marks.map((mark) => ({ full: toHundredths(mark.full), score: toHundredths(mark.score) }));
  const full = parts.reduce((sum, part) => sum + part.full, 0);
  const score = parts.reduce((sum, part) => sum + part.score, 0);
  switch (framework.overallMethod) {
    case 'POOLED':
      return outcome(framework, full, score, percentOf(score, full));
    case 'MEAN_OF_DIMENSIONS':
      return outcome(framework, full, score, meanOf(parts.map((part) => percentOf(part.score, part.full))));
  }
}

function outcome(framework: Framework, full: number, score: number, percent: number): Outcome {
  const band = framework.bands.find(({ from }) => percent >= from);
  if (!band) throw new Error(`The year ${framework.year} has no rating for ${formatHundredths(percent)} %.`);
  return {
    full: formatHundredths(full),
    score: formatHundredths(score),
    percent: formatHundredths(percent),
    rating: band.rating,
    passed: percent >= framework.passPercent,
  };
}
