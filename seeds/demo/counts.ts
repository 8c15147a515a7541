import { readTable } from '../files.js';
import { types, type LocalGovernmentType } from './local-government-type.js';

/** How many local governments of each type a province had on 9 March 2558 (2015). */
export type TypeCounts = Readonly<Record<LocalGovernmentType, number>>;

/** The counts by province code; Bangkok has no local government under the department. Source: README of the seeds. */
export function readCounts(): ReadonlyMap<string, TypeCounts> {
  return new Map(
    readTable<string>('demo/local-government-counts.csv').map((row) => [
      row['province_code'] ?? '',
      Object.fromEntries(types.map((type) => [type, Number(row[type.toLowerCase()])])) as TypeCounts,
    ]),
  );
}
