import { loadMany, loadOne, once, perArguments } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import { findByCodes, findPopulations, findProvinces, findTypeCounts } from './province.queries.js';

export const provinceLoaders = (db: Reads) => ({
  provinces: once(() => findProvinces(db)),
  provinceByCode: loadOne(
    (codes: readonly string[]) => findByCodes(db, codes),
    (row) => row.code,
  ),
  /** By province, of the last count up to the end of a year, or of all. */
  populationByProvince: perArguments((year: number | null) =>
    loadOne(
      (codes: readonly string[]) => findPopulations(db, codes, year),
      (row) => row.provinceCode,
    ),
  ),
  typeCountsByProvince: loadMany(
    (codes: readonly string[]) => findTypeCounts(db, codes),
    (row) => row.provinceCode,
  ),
  typeCounts: once(() => findTypeCounts(db, null)),
});
