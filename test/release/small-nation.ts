import type { DataSource } from 'typeorm';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts, type AssessmentInput } from '../../src/release/facts.queries.js';
import { createDraft } from '../../src/release/release.commands.js';

/** Province, type, and marks of 20 in each of the four dimensions of 2559; no marks: not assessed. */
export type SmallBody = readonly [province: string, type: string, marks: readonly number[] | null];

export interface SmallRelease {
  readonly id: number;
  readonly dimensionIds: readonly number[];
  readonly indicatorIds: readonly number[];
}

/**
 * Makes a draft of 2559. Each dimension has two indicators of ten marks that count, the first of which takes what it
 * can of the dimension's marks, and a third that is on trial.
 */
export async function makeRelease(
  database: DataSource,
  bodies: readonly SmallBody[],
  change: (input: AssessmentInput) => AssessmentInput = (input) => input,
): Promise<SmallRelease> {
  const ids = await database.query<{ id: number }[]>(
    `insert into local_government (code, type, name_th, province_code, district_th, search_text)
     select '6' || province || lpad(n::text, 4, '0'), type, 'ที่ ' || n, province, 'เมือง', ''
       from unnest($1::text[], $2::text[]) with ordinality as b(province, type, n) order by n returning id`,
    [bodies.map(([province]) => province), bodies.map(([, type]) => type)],
  );
  const dimensions = await database.query<{ id: number }[]>(
    'select id from dimension where year = 2559 order by number',
  );
  const dimensionIds = dimensions.map(({ id }) => id);
  const indicators = await database.query<{ id: number }[]>(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark, pilot)
     select d, n, 'ตัวชี้วัด', 'Indicator', 10, n = 3 from unnest($1::integer[]) d, generate_series(1, 3) n
      order by d, n returning id`,
    [dimensionIds],
  );
  const indicatorIds = indicators.map(({ id }) => id);
  const inputs = bodies.map(([provinceCode, type, marks], place): AssessmentInput => ({
    localGovernmentId: ids[place]?.id ?? 0,
    ...{ provinceCode, type, nameTh: `ที่ ${place + 1}`, nameEn: null, statusReason: null },
    status: marks ? 'ASSESSED' : 'NOT_ASSESSED',
    dimensions: (marks ?? []).map((score, at) => ({ dimensionId: dimensionIds[at] ?? 0, full: 20, score })),
    indicators: (marks ?? []).flatMap((score, at) =>
      [Math.min(10, score), Math.max(0, score - 10), score % 10].map((part, n) => ({
        indicatorId: indicatorIds[3 * at + n] ?? 0,
        full: 10,
        score: part,
      })),
    ),
  }));
  return database.transaction(async (db) => {
    const draft = { sourceFile: 'small', sourceSha256: '0'.repeat(64), note: null, createdBy: 'test' };
    const { id } = await createDraft(db, { year: 2559, ...draft });
    await insertFacts(db, id, inputs.map(change));
    await completeRelease(db, id);
    return { id, dimensionIds, indicatorIds };
  });
}

export interface StatisticRow {
  readonly province_code: string | null;
  readonly type: string | null;
  readonly dimension_id: number | null;
  readonly indicator_id: number | null;
  readonly total_count: number;
  readonly assessed_count: number;
  readonly full_mark: number | null;
  readonly score: number | null;
  readonly percent: number | null;
  readonly rating: string | null;
  readonly rank: number | null;
  readonly rank_of: number | null;
  readonly standard_deviation: number | null;
  readonly minimum: number | null;
  readonly lower_quartile: number | null;
  readonly median: number | null;
  readonly upper_quartile: number | null;
  readonly maximum: number | null;
  readonly passed_count: number | null;
  readonly rating_counts: Record<string, number> | null;
  readonly suppression: string | null;
}

export const findStatistics = (database: DataSource, releaseId: number): Promise<StatisticRow[]> =>
  database.query('select * from statistic where release_id = $1', [releaseId]);

/** The one row of a group. */
export function rowOf(rows: readonly StatisticRow[], group: Partial<StatisticRow>): StatisticRow {
  const wanted = { province_code: null, type: null, dimension_id: null, indicator_id: null, ...group };
  const found = rows.filter((row) =>
    Object.entries(wanted).every(([key, value]) => row[key as keyof StatisticRow] === value),
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} rows of ${JSON.stringify(wanted)}`);
  return found[0];
}
