/** Whether averages that would give a single body away are hidden from the public. */
export type DisclosureSetting = 'STRICT' | 'OPEN';

/** A year and its framework: the source of the type `AssessmentYear`. */
export interface AssessmentYearRow {
  readonly be: number;
  readonly previous: number | null;
  readonly comparable: boolean;
}

/** A dimension of a year: the source of the type `Dimension`. */
export interface DimensionRow {
  readonly id: number;
  readonly year: number;
  readonly number: number;
}

/** An indicator of a dimension: the source of the type `Indicator`. */
export interface IndicatorRow {
  readonly id: number;
  readonly dimensionId: number;
  readonly number: number;
}

/** A rating of a year: the source of the type `Rating`. */
export interface RatingRow {
  readonly year: number;
  readonly level: string;
}
