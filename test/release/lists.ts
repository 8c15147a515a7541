import type { DataSource } from 'typeorm';
import type { Finding, Imported } from '../../src/import/finding.js';
import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { importResults, type ResultsInput } from '../../src/release/import/results.commands.js';

/** Lists as the department sends them, made in the test. */

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const registryHeader = 'dla_code,type,name_th,name_en,province_code,district_th,area_km2';

/** Three bodies of Nong Khai and three of Phrae; each row can be read in the results below. */
export const registryRows = [
  '2430101,PAO,หนองคาย,Nong Khai,43,เมืองหนองคาย,',
  '5430102,SUBDISTRICT_MUNICIPALITY,เวียงคุก,Wiang Khuk,43,เมืองหนองคาย,12.5',
  '6430103,SAO,หนองนาง,Nong Nang,43,ท่าบ่อ,',
  '2540101,PAO,แพร่,Phrae,54,เมืองแพร่,',
  '6540102,SAO,ป่าแดง,Pa Daeng,54,เมืองแพร่,',
  '6540103,SAO,น้ำชำ,,54,สูงเม่น,',
];

export const registryCsv = (...rows: string[]): Uint8Array => bytes([registryHeader, ...rows].join('\n'));

export async function withRegistry(database: DataSource): Promise<void> {
  const imported = await importRegistry(database, registryCsv(...registryRows));
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
}

export const resultsHeader =
  'dla_code,type,name_th,district_th,d1_full,d1_score,d2_full,d2_score,d3_full,d3_score,d4_full,d4_score,' +
  'total_full,total_score,total_pct';

/** A row of a year of four dimensions, its total and percentage made from its marks. */
export function resultsRow(
  identity: string,
  marks: readonly (readonly [full: number, score: number])[],
): string {
  const [full, score] = [0, 1].map((part) => marks.reduce((sum, mark) => sum + (mark[part] ?? 0), 0)) as [
    number,
    number,
  ];
  return [identity, ...marks.flat(), full, score, ((100 * score) / full).toFixed(2)].join(',');
}

export const someMarks = [
  [20, 15],
  [40, 30],
  [50, 45],
  [60, 45],
] as const;

export const resultsCsv = (...rows: string[]): Uint8Array => bytes([resultsHeader, ...rows].join('\n'));

export function importOf(
  database: DataSource,
  file: Uint8Array,
  options: Partial<ResultsInput> & { readonly fileName?: string } = {},
): ReturnType<typeof importResults> {
  const { fileName = 'results.csv', ...others } = options;
  return importResults(database, {
    ...{ files: [{ name: fileName, bytes: file }], year: 2559, note: null, createdBy: 'tester' },
    ...{ acceptChanges: false, accept: false },
    ...others,
  });
}

/** What was refused, as `line column`; throws where it was not. */
export function placesOf(imported: Imported<object>): string[] {
  return findingsOf(imported).map(({ line, column }) => `${line ?? 'file'} ${column ?? ''}`.trim());
}

export function findingsOf(imported: Imported<object>): readonly Finding[] {
  if (imported.ok) throw new Error('It was imported.');
  return imported.findings;
}

/** Rows in the tables that imports write. */
export async function rowCounts(database: DataSource): Promise<Record<string, number>> {
  const tables = [
    'local_government',
    'local_government_count',
    'release',
    'assessment',
    'dimension_score',
    'statistic',
  ];
  const [counts] = await database.query<Record<string, number>[]>(
    `select ${tables.map((table) => `(select count(*) from ${table})::int as ${table}`).join(', ')}`,
  );
  return counts ?? {};
}
