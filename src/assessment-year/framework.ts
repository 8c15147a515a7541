import type { Reads } from '../database/read-session.js';
import { grouped } from '../grouped.js';
import { findDimensions, findIndicators, findRatings, findYears } from './assessment-year.queries.js';
import type { DimensionRow, IndicatorRow, RatingRow } from './assessment-year.row.js';

interface FrameworkRows {
  readonly dimensions: readonly DimensionRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly ratings: readonly RatingRow[];
}

/** What facts name by id or level, of all years: so that no statement on facts joins and sends it row by row. */
export class Framework {
  readonly #dimensions: ReadonlyMap<number, DimensionRow>;
  readonly #indicators: ReadonlyMap<number, IndicatorRow>;
  /** By year and level. */
  readonly #ratings: ReadonlyMap<number, ReadonlyMap<string, RatingRow>>;

  constructor({ dimensions, indicators, ratings }: FrameworkRows) {
    this.#dimensions = new Map(dimensions.map((row) => [row.id, row]));
    this.#indicators = new Map(indicators.map((row) => [row.id, row]));
    this.#ratings = new Map(
      [...grouped(ratings, ({ year }) => year)].map(([year, rows]) => [
        year,
        new Map(rows.map((row) => [row.level, row])),
      ]),
    );
  }

  dimension = (id: number): DimensionRow => there(this.#dimensions.get(id), 'dimension', id);

  indicator = (id: number): IndicatorRow => there(this.#indicators.get(id), 'indicator', id);

  rating = (year: number, level: string | null): RatingRow | null =>
    level === null ? null : (this.#ratings.get(year)?.get(level) ?? null);
}

/** @throws where what is named is not there: then the tables contradict each other */
export function there<R>(row: R | undefined, what: string, id: number): R {
  if (row === undefined) throw new Error(`There is no ${what} ${id}.`);
  return row;
}

/** By four statements: for who cannot take it from what the process keeps. */
export async function findFramework(db: Reads): Promise<Framework> {
  const years = (await findYears(db)).map(({ be }) => be);
  const dimensions = await findDimensions(db, years);
  const ids = dimensions.map(({ id }) => id);
  const [indicators, ratings] = [await findIndicators(db, ids), await findRatings(db, years)];
  return new Framework({ dimensions, indicators, ratings });
}
