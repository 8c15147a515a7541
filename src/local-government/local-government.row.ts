import type { LocalGovernmentTypeName } from './local-government-type.js';

/** A local government: the source of the type `LocalGovernment`. */
export interface LocalGovernmentRow {
  readonly level: 'LOCAL_GOVERNMENT';
  readonly localGovernmentId: number;
  readonly code: string;
  readonly type: LocalGovernmentTypeName;
  readonly provinceCode: string;
  readonly name: { readonly th: string; readonly en: string | null };
  readonly district: { readonly th: string; readonly en: string | null };
  readonly generalInformation: unknown;
  readonly closedOn: string | null;
  readonly mergedIntoId: number | null;
}

/** What a list of local governments is narrowed to; scores are those of one release. */
export interface LocalGovernmentFilter {
  /** Each must occur in the search text. */
  readonly terms: readonly string[];
  /** Also those that exist no more. */
  readonly includeClosed: boolean;
  readonly types: readonly string[] | null;
  readonly provinceCode: string | null;
  readonly district: string | null;
  readonly year: number | null;
  readonly status: string | null;
  readonly ratings: readonly string[] | null;
  readonly minimumPercent: number | null;
  readonly maximumPercent: number | null;
}

export interface LocalGovernmentOrder {
  readonly field: 'CODE' | 'NAME' | 'PERCENT';
  readonly direction: 'ASC' | 'DESC';
}

/** One list, whoever its parent: a province or, where null, the nation. */
export interface LocalGovernmentList {
  readonly filter: LocalGovernmentFilter;
  readonly orderBy: LocalGovernmentOrder;
}
