/** A province: the source of the type `Province`. */
export interface ProvinceRow {
  readonly level: 'PROVINCE';
  readonly code: string;
  readonly name: { readonly th: string; readonly en: string };
}

/** The people of a province on a day. */
export interface PopulationRow {
  readonly provinceCode: string;
  readonly population: number;
  /** The day, as 2021-12-31. */
  readonly date: string;
}

/** How many bodies of a type there are in a province. */
export interface TypeCountRow {
  readonly provinceCode: string;
  readonly type: string;
  readonly count: number;
}
