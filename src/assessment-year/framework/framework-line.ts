/** The parts of a year's framework, in the order in which they are written. */
export const parts = ['year', 'dimension', 'rating', 'indicator'] as const;

export type Part = (typeof parts)[number];

/** The levels of the ratings, best first: their names and percentages are the year's own. */
export const levels = ['OUTSTANDING', 'VERY_GOOD', 'GOOD', 'FAIR', 'NEEDS_IMPROVEMENT'] as const;

export const methods = ['POOLED', 'MEAN_OF_DIMENSIONS'] as const;

/** The settings of a year: how the overall percentage is made, and from which on the assessment is passed. */
export const settings = ['method', 'pass_percent'] as const;

/** One thing that a year's framework says, as a row of its file and as rows of the database alike. */
export interface FrameworkLine {
  readonly part: Part;
  /** A setting, the number of a dimension, the level of a rating, or an indicator as `1.3`. */
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Of a setting its value, of a rating from which percentage on, of an indicator its full mark; of a dimension ''. */
  readonly value: string;
  /** Of an indicator: scored and not counted. */
  readonly pilot: boolean;
}

/** A line of a file. */
export interface ReadLine extends FrameworkLine {
  readonly line: number;
}

export const nameOf = ({ part, code }: Pick<FrameworkLine, 'part' | 'code'>): string => `${part} ${code}`;

/** The dimension of an indicator: 4 of `4.12`. */
export const dimensionOf = ({ code }: Pick<FrameworkLine, 'code'>): string => code.split('.')[0] ?? '';
