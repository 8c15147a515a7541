import type { DataSource } from 'typeorm';
import { csvLine, csvMark } from '../../import/write-csv.js';
import type { FrameworkLine } from './framework-line.js';
import { columns } from './framework-reader.js';
import { findFrameworkLines } from './framework.queries.js';

/** The framework of a year as the file that would bring it in, to begin another year from; null where there is none. */
export async function frameworkFile(database: DataSource, year: number): Promise<string | null> {
  const lines = await findFrameworkLines(database.manager, year);
  return lines.length === 0 ? null : frameworkCsv(lines);
}

export function frameworkCsv(lines: readonly FrameworkLine[]): string {
  const rows = lines.map(({ part, code, nameTh, nameEn, value, pilot }) => [
    ...[part, code, nameTh, nameEn, value, pilot ? 'yes' : ''],
  ]);
  return csvMark + [columns, ...rows].map(csvLine).join('');
}
