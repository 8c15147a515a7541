/** Which of the three levels a result is about. */
export type Subject =
  | { readonly level: 'NATION' }
  | { readonly level: 'PROVINCE'; readonly code: string }
  | {
      readonly level: 'LOCAL_GOVERNMENT';
      readonly localGovernmentId: number;
      /** The code by which it was asked for, if it was. */
      readonly askedCode?: string;
    };

/** The result of one subject in one release: the source of `Assessment`. Percentages are 0 to 100. */
export interface AssessmentRow {
  readonly level: Subject['level'];
  readonly releaseId: number;
  readonly year: number;
  readonly provinceCode: string | null;
  readonly localGovernmentId: number | null;
  readonly status: string;
  readonly statusReason: string | null;
  readonly suppression: string | null;
  readonly full: number | null;
  readonly score: number | null;
  readonly percent: number | null;
  readonly rating: unknown;
  readonly passed: boolean | null;
  readonly nationRank: number | null;
  readonly nationRankOf: number | null;
  readonly provinceRank: number | null;
  readonly provinceRankOf: number | null;
  readonly typeRank: number | null;
  readonly typeRankOf: number | null;
  readonly provinceTypeRank: number | null;
  readonly provinceTypeRankOf: number | null;
  readonly assessedAs: unknown;
  readonly statistics: unknown;
  /** Of a local government that was assessed: its marks, a text of JSON that is read where they are asked for. */
  readonly dimensionScores?: string | null;
  /** The same of its marks on indicators, where they were asked for with it; null where there are none. */
  readonly indicatorScores?: string | null;
}

/** The fields from a result to its marks on indicators, which are read with it where they are asked for: they are most of it. */
export const toIndicators = ['dimensions', 'indicators'] as const;

/** A result of a local government as it stands in its table: what the framework says of it is only named. */
export interface BodyAssessmentRow extends Omit<
  AssessmentRow,
  'level' | 'year' | 'suppression' | 'rating' | 'assessedAs' | 'statistics'
> {
  readonly localGovernmentId: number;
  readonly ratingLevel: string | null;
  readonly type: string;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly dimensionScores: string | null;
}

/** The subject of a result's scores, as one text: what a batch is grouped by. */
export const subjectKey = (
  row: Pick<AssessmentRow, 'releaseId' | 'provinceCode' | 'localGovernmentId'>,
): string => `${row.releaseId}/${row.provinceCode ?? ''}/${row.localGovernmentId ?? ''}`;
