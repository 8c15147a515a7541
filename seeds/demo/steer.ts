import { FULL_MARK } from './indicators.js';
import { sumMarks, type Mark } from './marks.js';
import type { Random } from './random.js';

/** Percentage points within which an average is met: it is shown with two decimals. */
const TOLERANCE = 0.004;

/** Far more than were ever needed; without an end, a target out of reach would never let go. */
const TRIES = 20_000;

/**
 * Gives and takes single marks here and there until the mean percentage of the bodies meets the target.
 *
 * A mark weighs differently in bodies with different full marks; so where one mark more is too many, one given here
 * and one taken there meets any target closely.
 */
export function steer(bodies: readonly (readonly Mark[])[], target: number, random: Random): void {
  const counted = bodies.map((marks) =>
    marks.filter(({ score, indicator }) => score !== null && !indicator.pilot),
  );
  const percents = bodies.map(percentOf);
  let sum = percents.reduce((a, b) => a + b, 0);
  const distance = () => Math.abs(sum / bodies.length - target);

  /** Changes one mark of some body; false where it has no room. */
  const change = (by: 1 | -1, index: number, mark: Mark): boolean => {
    const score = (mark.score ?? 0) + by;
    if (score < 0 || score > FULL_MARK) return false;
    mark.score = score;
    const percent = percentOf(bodies[index] ?? []);
    sum += percent - (percents[index] ?? 0);
    percents[index] = percent;
    return true;
  };

  for (let tries = 0; distance() > TOLERANCE; tries++) {
    if (tries === TRIES) throw new Error(`No marks give a mean of ${target.toFixed(2)} %.`);
    const before = distance();
    const step = sum / bodies.length < target ? 1 : -1;
    const done: [1 | -1, number, Mark][] = [];
    const attempt = (by: 1 | -1) => {
      const index = random.below(bodies.length);
      const mark = random.pick(counted[index] ?? []);
      if (change(by, index, mark)) done.push([by, index, mark]);
    };
    attempt(step);
    if (distance() >= before) attempt(step === 1 ? -1 : 1);
    if (distance() >= before)
      for (const [by, index, mark] of done.reverse()) change(by === 1 ? -1 : 1, index, mark);
  }
}

/** Score of full mark in per cent, two decimals, half up: as it is published. */
function percentOf(marks: readonly Mark[]): number {
  const { full, score } = sumMarks(marks);
  return Math.round((score * 10_000) / full) / 100;
}
