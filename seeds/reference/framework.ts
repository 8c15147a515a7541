import { readText } from '../files.js';

/** What is assessed in a year (B.E.) and how marks become ratings. */
export interface YearFramework {
  readonly year: number;
  readonly overallMethod: string;
  /** From this percentage on a body has passed. */
  readonly passPercent: number;
  readonly dimensions: readonly { number: number; nameTh: string; nameEn: string }[];
  readonly ratings: readonly { rating: string; nameTh: string; nameEn: string; minimumPercent: number }[];
}

interface FrameworkFile extends Pick<YearFramework, 'dimensions' | 'ratings'> {
  readonly years: readonly {
    from: number;
    to: number;
    overallMethod: string;
    passPercent: number;
    dimensions: readonly number[];
  }[];
}

/** The frameworks of the years 2557 to 2569, oldest first. */
export function readFrameworks(): YearFramework[] {
  const { dimensions, ratings, years } = JSON.parse(readText('reference/framework.json')) as FrameworkFile;
  return years.flatMap(({ from, to, overallMethod, passPercent, dimensions: numbers }) =>
    Array.from({ length: to - from + 1 }, (_, offset) => ({
      year: from + offset,
      overallMethod,
      passPercent,
      dimensions: dimensions.filter(({ number }) => numbers.includes(number)),
      ratings,
    })),
  );
}
