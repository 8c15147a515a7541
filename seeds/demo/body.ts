import type { LocalGovernmentType } from './local-government-type.js';

/** What a local government was before it changed its type. */
export interface Former {
  /** The first year (B.E.) in which it has its new type. */
  readonly changedIn: number;
  readonly type: LocalGovernmentType;
  readonly nameTh: string;
  readonly nameEn: string;
}

/** A local government of the demo nation, as its registry has it today. */
export interface Body {
  /** Seven digits, T PP DD NN. */
  readonly code: string;
  readonly type: LocalGovernmentType;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly provinceCode: string;
  readonly districtTh: string;
  readonly districtEn: string;
  readonly areaKm2: number;
  /** People; null where nobody counted them. */
  readonly population: number | null;
  readonly villageCount: number | null;
  readonly former: Former | null;
}

/** Type and names of a body in a year (B.E.), which its results of that year keep. */
export function identityIn(body: Body, year: number): Pick<Body, 'type' | 'nameTh' | 'nameEn'> {
  return body.former && year < body.former.changedIn ? body.former : body;
}
