import { findPublicAssessments } from '../assessment/assessment.queries.js';
import { type AssessmentRow, subjectKey } from '../assessment/assessment.row.js';
import {
  findDimensionStatistics,
  findIndicatorStatistics,
  findTypeResults,
} from '../assessment/score.queries.js';
import type {
  DimensionScoreRow,
  IndicatorScoreRow,
  ScoreSubject,
  TypeResultRow,
} from '../assessment/score.row.js';
import { shownTo } from '../assessment/shown.js';
import { readsInFull, type StatisticScope } from '../assessment/statistic.policy.js';
import { grouped } from '../grouped.js';
import type { Reads } from '../database/read-session.js';

/** Rows of a subject, for who reads hidden averages and for who does not. */
interface Seen<R> {
  readonly inFull: readonly R[];
  readonly publicly: readonly R[];
}

/** The averages of the nation and the provinces in one release that is or was public: a few thousand rows. */
export class ReleaseFacts {
  readonly #results: Map<string, Seen<AssessmentRow>>;
  readonly #dimensions: Map<string, Seen<DimensionScoreRow>>;
  readonly #indicators: Map<string, Seen<IndicatorScoreRow>>;
  readonly #types: Map<string, Seen<TypeResultRow>>;
  /** About how many bytes they take. */
  readonly bytes: number;

  constructor(
    readonly releaseId: number,
    rows: {
      results: AssessmentRow[];
      dimensions: DimensionScoreRow[];
      indicators: IndicatorScoreRow[];
      types: TypeResultRow[];
    },
  ) {
    const all = Object.values(rows).flat();
    shareValues(all);
    this.bytes = all.length * bytesOfRow;
    this.#results = seen(rows.results);
    this.#dimensions = seen(rows.dimensions);
    this.#indicators = seen(rows.indicators);
    this.#types = seen(rows.types);
  }

  results = (subject: ScoreSubject, scope: StatisticScope) => read(this.#results, subject, scope);
  dimensions = (subject: ScoreSubject, scope: StatisticScope) => read(this.#dimensions, subject, scope);
  indicators = (subject: ScoreSubject, scope: StatisticScope) => read(this.#indicators, subject, scope);
  types = (subject: ScoreSubject, scope: StatisticScope) => read(this.#types, subject, scope);
}

/** Measured: a row with its numbers, half of the rows being there twice, and its place in the maps. */
const bytesOfRow = 600;

function seen<R extends ScoreSubject>(rows: readonly R[]): Map<string, Seen<R>> {
  const bySubject = new Map<string, Seen<R>>();
  for (const [key, inFull] of grouped(rows, subjectKey))
    bySubject.set(key, { inFull, publicly: inFull.map((row) => shownTo(false, row)) });
  return bySubject;
}

function read<R>(
  map: ReadonlyMap<string, Seen<R>>,
  subject: ScoreSubject,
  scope: StatisticScope,
): readonly R[] {
  const rows = map.get(subjectKey(subject));
  if (rows === undefined) return [];
  return readsInFull(scope, subject.provinceCode) ? rows.inFull : rows.publicly;
}

/** One object for each rating, dimension and indicator in place of one for each row. */
function shareValues(rows: readonly object[]): void {
  const known = new Map<string, unknown>();
  for (const row of rows as Record<string, unknown>[])
    for (const name of ['rating', 'dimension', 'indicator']) {
      const value = row[name];
      if (value === null || value === undefined) continue;
      const text = JSON.stringify(value);
      if (!known.has(text)) known.set(text, value);
      row[name] = known.get(text);
    }
}

/** One statement for each kind of average. */
export async function findFacts(db: Reads, releaseId: number): Promise<ReleaseFacts> {
  const all = { releaseIds: [releaseId], provinceCodes: null };
  return new ReleaseFacts(releaseId, {
    results: await findPublicAssessments(db, all),
    dimensions: await findDimensionStatistics(db, all),
    indicators: await findIndicatorStatistics(db, all),
    types: await findTypeResults(db, all),
  });
}
