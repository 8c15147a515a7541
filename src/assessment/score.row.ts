import type { LocalGovernmentTypeName } from '../local-government/local-government-type.js';
import type { AssessmentRow } from './assessment.row.js';

/** The subject of one result; what the scores below it are grouped by. */
export type ScoreSubject = Pick<AssessmentRow, 'releaseId' | 'provinceCode' | 'localGovernmentId'>;

/** A result in one dimension, of any level. */
export interface DimensionScoreRow extends ScoreSubject {
  readonly dimension: { readonly id: number };
  readonly nationRank: number | null;
  readonly nationRankOf: number | null;
  /** Of a local government, where they were read with its result: its marks on the indicators of the dimension. */
  readonly indicators?: readonly IndicatorScoreRow[] | undefined;
}

/** A result on one indicator, of any level. */
export interface IndicatorScoreRow extends ScoreSubject {
  readonly dimensionId: number;
}

/** A local government's mark in a dimension, as it stands on its result: what the framework says of it is only named. */
export type DimensionMark = readonly [
  dimensionId: number,
  full: number,
  score: number,
  percent: number,
  rating: string,
];

/** Its mark on an indicator; all null where the indicator does not apply. */
export type IndicatorMark = readonly [
  indicatorId: number,
  full: number | null,
  score: number | null,
  percent: number | null,
];

/** The result of the bodies of one type; `dimensionId` null for all dimensions together. */
export interface TypeResultRow extends ScoreSubject {
  readonly type: LocalGovernmentTypeName;
  readonly dimensionId: number | null;
}
