import type { LocalGovernmentTypeName } from '../local-government/local-government-type.js';
import type { AssessmentRow } from './assessment.row.js';

/** The subject of one result; what the scores below it are grouped by. */
export type ScoreSubject = Pick<AssessmentRow, 'releaseId' | 'provinceCode' | 'localGovernmentId'>;

/** A result in one dimension, of any level. */
export interface DimensionScoreRow extends ScoreSubject {
  readonly dimension: { readonly id: number };
  readonly nationRank: number | null;
  readonly nationRankOf: number | null;
}

/** A result on one indicator, of any level. */
export interface IndicatorScoreRow extends ScoreSubject {
  readonly dimensionId: number;
}

/** Scores of a local government as they stand in their tables: what the framework says of them is only named. */
interface BodyScoreRow extends ScoreSubject {
  readonly full: number | null;
  readonly score: number | null;
  readonly percent: number | null;
}

export interface BodyDimensionRow extends BodyScoreRow {
  readonly dimensionId: number;
  readonly ratingLevel: string | null;
}

export interface BodyIndicatorRow extends BodyScoreRow {
  readonly indicatorId: number;
}

/** The result of the bodies of one type; `dimensionId` null for all dimensions together. */
export interface TypeResultRow extends ScoreSubject {
  readonly type: LocalGovernmentTypeName;
  readonly dimensionId: number | null;
}
