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
import { grouped } from '../grouped.js';
import type { Reads } from '../database/read-session.js';

/**
 * The averages of the nation and the provinces in one release that is or was public, as the public sees them: a few
 * thousand rows. What is hidden of them is in the database alone.
 */
export class ReleaseFacts {
  readonly #results: PublicRows<AssessmentRow>;
  readonly #dimensions: PublicRows<DimensionScoreRow>;
  readonly #indicators: PublicRows<IndicatorScoreRow>;
  readonly #types: PublicRows<TypeResultRow>;
  /** About how many bytes they take. */
  readonly bytes: number;

  constructor(rows: {
    results: AssessmentRow[];
    dimensions: DimensionScoreRow[];
    indicators: IndicatorScoreRow[];
    types: TypeResultRow[];
  }) {
    const all = Object.values(rows).flat();
    shareValues(all);
    this.bytes = all.length * bytesOfRow;
    this.#results = bySubject(rows.results);
    this.#dimensions = bySubject(rows.dimensions);
    this.#indicators = bySubject(rows.indicators);
    this.#types = bySubject(rows.types);
  }

  results = (subject: ScoreSubject) => this.#results.get(subjectKey(subject)) ?? [];
  dimensions = (subject: ScoreSubject) => this.#dimensions.get(subjectKey(subject)) ?? [];
  indicators = (subject: ScoreSubject) => this.#indicators.get(subjectKey(subject)) ?? [];
  types = (subject: ScoreSubject) => this.#types.get(subjectKey(subject)) ?? [];
}

type PublicRows<R> = ReadonlyMap<string, readonly R[]>;

/** Measured: a row with its numbers, and its place in the maps. */
const bytesOfRow = 350;

const bySubject = <R extends ScoreSubject>(rows: readonly R[]): PublicRows<R> =>
  grouped(
    rows.map((row) => shownTo(false, row)),
    subjectKey,
  );

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

/** One statement for each kind of average. @param db reads as the public, so nothing hidden is kept */
export async function findFacts(db: Reads, releaseId: number): Promise<ReleaseFacts> {
  const all = { releaseIds: [releaseId], provinceCodes: null };
  return new ReleaseFacts({
    results: await findPublicAssessments(db, all),
    dimensions: await findDimensionStatistics(db, all),
    indicators: await findIndicatorStatistics(db, all),
    types: await findTypeResults(db, all),
  });
}
