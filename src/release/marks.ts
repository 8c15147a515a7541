/**
 * Marks and percentages in exact arithmetic: both have two decimals, so both are counted in whole hundredths, in
 * which no product below reaches 2^53. Binary fractions would print 89.99 where 89.995 must become 90.00.
 */

/**
 * A mark as whole hundredths of a mark.
 * @throws RangeError for a negative mark, one of more than two decimals, or one the database has no room for
 */
export function toHundredths(mark: number): number {
  const hundredths = Math.round(mark * 100);
  if (!(mark >= 0 && mark < 1_000_000) || Math.abs(hundredths - mark * 100) > 1e-6)
    throw new RangeError(`${mark} is not a mark: a number from 0 to 999999.99 with at most two decimals.`);
  return hundredths;
}

/** The sum of marks, which sums of binary fractions would miss. */
export const sumOf = (marks: readonly number[]): number =>
  marks.reduce((sum, mark) => sum + Math.round(mark * 100), 0) / 100;

/** Score ÷ full × 100, rounded half up to two decimals, in hundredths of a percent; 135 of 170 is 7941. */
export function percentOf(score: number, full: number): number {
  return divideHalfUp(score * 10_000, full);
}

/** The mean of hundredths, rounded half up to whole hundredths. */
export function meanOf(hundredths: readonly number[]): number {
  return divideHalfUp(
    hundredths.reduce((sum, each) => sum + each, 0),
    hundredths.length,
  );
}

function divideHalfUp(dividend: number, divisor: number): number {
  const double = 2 * divisor;
  const raised = 2 * dividend + divisor;
  return (raised - (raised % double)) / double;
}

/** Hundredths as people and PostgreSQL write them: 7941 is `79.41`. */
export function formatHundredths(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
