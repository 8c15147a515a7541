import type { LocalGovernmentTypeName } from '../local-government-type.js';

/** What a body is called and where it lies: what its history tells of it. */
export interface Identity {
  readonly code: string;
  readonly type: LocalGovernmentTypeName;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly districtTh: string;
}

/** A body the database holds already, with what its history says. */
export interface KnownBody extends Identity {
  readonly id: number;
  readonly provinceCode: string;
  /** The first day on which it exists no more. */
  readonly closedOn: string | null;
  /** The code of the body it became a part of. */
  readonly mergedInto: string | null;
  readonly formerCodes: readonly string[];
  /** What it was before each change of its type, name or district. */
  readonly former: readonly Omit<Identity, 'code'>[];
  /** The day of its latest change. */
  readonly changedOn: string | null;
}

export const changeKinds = [
  'LISTED',
  'TYPE_CHANGED',
  'RENAMED',
  'DISTRICT_CHANGED',
  'CODE_CHANGED',
  'CLOSED',
  'MERGED',
  'REOPENED',
] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** One thing that becomes of a body. Those of one body, in their order, lead from what it was to what it is. */
export interface RegistryChange {
  /** Null for a body that is new. */
  readonly id: number | null;
  /** Of the row that says so. */
  readonly line: number;
  /** The code that the body has in the end. */
  readonly code: string;
  readonly provinceCode: string;
  readonly kind: ChangeKind;
  /** Null where a body is listed and nothing says since when it exists. */
  readonly effectiveOn: string | null;
  readonly before: Identity | null;
  readonly after: Identity | null;
  /** The code of the body it becomes a part of. */
  readonly successor: string | null;
}
