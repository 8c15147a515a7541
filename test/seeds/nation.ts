import { composeBodies } from '../../seeds/demo/bodies.js';
import { composeResults, type Result } from '../../seeds/demo/results.js';
import { sumMarks } from '../../seeds/demo/marks.js';

export const bodies = composeBodies();

export const years = [2557, 2558, 2559, 2560, 2561];

const composed = new Map<number, Result[]>();

/** The right results of a year, composed once a file. */
export function resultsOf(year: number): Result[] {
  const results = composed.get(year) ?? composeResults(bodies, year);
  composed.set(year, results);
  return results;
}

export const assessedOf = (year: number): Result[] =>
  resultsOf(year).filter(({ status }) => status === 'ASSESSED');

/** As published: two decimals, half up. */
export function percentOf({ marks }: Pick<Result, 'marks'>): number {
  const { full, score } = sumMarks(marks);
  return Math.round((score * 10_000) / full) / 100;
}

export const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

/** Means of the provinces, best first. */
export function provinceMeans(year: number): [code: string, percent: number][] {
  const percents = new Map<string, number[]>();
  for (const result of assessedOf(year)) {
    const { provinceCode } = result.body;
    percents.set(provinceCode, [...(percents.get(provinceCode) ?? []), percentOf(result)]);
  }
  return [...percents]
    .map(([code, list]): [string, number] => [code, mean(list)])
    .sort((a, b) => b[1] - a[1]);
}
