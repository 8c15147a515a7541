import { loadMany, loadOne, once } from '../database/batch.js';
import type { Reads } from '../database/read-session.js';
import type { Snapshot } from '../kept/snapshot.js';
import { soon } from '../soon.js';
import { findByCodes, findPopulations, findProvinces, findTypeCounts } from './province.queries.js';
import type { PopulationRow, ProvinceRow, TypeCountRow } from './province.row.js';

export const provinceLoaders = (db: Reads, snapshot: Snapshot) => {
  const populations = snapshot.kept(
    ({ populations }, code: string): readonly PopulationRow[] => populations.get(code) ?? [],
    loadMany(
      (codes: readonly string[]) => findPopulations(db, codes),
      (row) => row.provinceCode,
    ),
  );
  return {
    provinces: snapshot.keptOnce(
      ({ provinces }): readonly ProvinceRow[] => provinces,
      once(() => findProvinces(db)),
    ),
    provinceByCode: snapshot.kept(
      ({ provinceByCode }, code: string) => provinceByCode.get(code) ?? null,
      loadOne(
        (codes: readonly string[]) => findByCodes(db, codes),
        (row) => row.code,
      ),
    ),
    /** By province, of the last count up to the end of a year (B.E.), or of all. */
    populationByProvince: (year: number | null) => ({
      load: (code: string) => soon(populations.load(code), (counts) => lastUpTo(counts, year)),
    }),
    typeCountsByProvince: snapshot.kept(
      ({ typeCountsByProvince }, code: string): readonly TypeCountRow[] =>
        typeCountsByProvince.get(code) ?? [],
      loadMany(
        (codes: readonly string[]) => findTypeCounts(db, codes),
        (row) => row.provinceCode,
      ),
    ),
    typeCounts: snapshot.keptOnce(
      ({ typeCounts }): readonly TypeCountRow[] => typeCounts,
      once(() => findTypeCounts(db, null)),
    ),
  };
};

const lastUpTo = (counts: readonly PopulationRow[], year: number | null): PopulationRow | null =>
  counts.find(({ date }) => year === null || Number(date.slice(0, 4)) <= year - 543) ?? null;
