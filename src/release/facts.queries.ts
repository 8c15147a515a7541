import type { EntityManager } from 'typeorm';
import { copyRows, type CopyValue } from '../database/copy.js';
import { findFrameworkOfRelease, type Framework } from './framework.queries.js';
import { toHundredths } from './marks.js';
import { outcomeOf, overallOf, type AssessmentInput } from './result.js';

export type { AssessmentInput } from './result.js';

/** Bodies held in memory at a time, with all their indicators. */
const BATCH = 500;

const assessmentColumns = `assessment (release_id, local_government_id, province_code, type, name_th, name_en, status,
  status_reason, full_mark, score, percent, rating, passed)`;
const dimensionColumns = `dimension_score (release_id, local_government_id, dimension_id, province_code, full_mark,
  score, percent, rating)`;
const indicatorColumns = `indicator_score (release_id, local_government_id, indicator_id, province_code, full_mark, score)`;

/**
 * Writes the results of a release that is being made, percentages and ratings included; ranks and statistics come
 * after, by `completeRelease`. Inside the caller's transaction; holds a few hundred bodies in memory, however many come.
 * @param onProgress told how many bodies are written, after each batch
 * @throws Error where a body contradicts itself: marks without being assessed, a dimension missing or twice, a mark
 *   of more than two decimals; what the tables' constraints refuse, they refuse
 */
export async function insertFacts(
  db: EntityManager,
  releaseId: number,
  inputs: Iterable<AssessmentInput> | AsyncIterable<AssessmentInput>,
  onProgress?: (done: number) => void,
): Promise<void> {
  const framework = await findFrameworkOfRelease(db, releaseId);
  let batch: AssessmentInput[] = [];
  let done = 0;
  const flush = async () => {
    await copyBatch(db, releaseId, framework, batch, done === 0);
    done += batch.length;
    batch = [];
    onProgress?.(done);
  };
  for await (const input of inputs) {
    batch.push(input);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}

/** Tells the planner what was just written: fresh rows are unknown to it, and a nation's worth deserves a plan. */
export async function analyzeFacts(db: EntityManager): Promise<void> {
  await db.query(
    `select analyze_facts(t) from unnest(array['assessment', 'dimension_score', 'indicator_score']) t`,
  );
}

async function copyBatch(
  db: EntityManager,
  releaseId: number,
  framework: Framework,
  batch: readonly AssessmentInput[],
  first: boolean,
): Promise<void> {
  const assessments: CopyValue[][] = [];
  const dimensions: CopyValue[][] = [];
  const indicators: CopyValue[][] = [];
  for (const input of batch) {
    assertSound(framework, input);
    const { localGovernmentId: id, provinceCode } = input;
    const overall = input.status === 'ASSESSED' ? overallOf(framework, input.dimensions) : null;
    assessments.push([
      ...[
        releaseId,
        id,
        provinceCode,
        input.type,
        input.nameTh,
        input.nameEn,
        input.status,
        input.statusReason,
      ],
      ...(overall
        ? [overall.full, overall.score, overall.percent, overall.rating, overall.passed]
        : [null, null, null, null, null]),
    ]);
    for (const mark of input.dimensions) {
      const { full, score, percent, rating } = outcomeOf(framework, mark);
      dimensions.push([releaseId, id, mark.dimensionId, provinceCode, full, score, percent, rating]);
    }
    for (const mark of input.indicators) {
      // Checked here, as the columns would round a third decimal away in silence.
      toHundredths(mark.full);
      if (mark.score !== null) toHundredths(mark.score);
      indicators.push([releaseId, id, mark.indicatorId, provinceCode, mark.full, mark.score]);
    }
  }
  await copyRows(db, assessmentColumns, assessments);
  // The planner may still take the table for empty, and would then look up each mark's foreign key by reading a whole
  // release: 160 s instead of 6 s for a nation's first.
  if (first) await db.query(`select analyze_facts('assessment')`);
  await copyRows(db, dimensionColumns, dimensions);
  await copyRows(db, indicatorColumns, indicators);
}

function assertSound(framework: Framework, input: AssessmentInput): void {
  const given = new Set(input.dimensions.map((mark) => mark.dimensionId));
  const expected = input.status === 'ASSESSED' ? framework.dimensions : [];
  if (input.dimensions.length !== expected.length || !expected.every(({ id }) => given.has(id)))
    throw new Error(
      `Local government ${input.localGovernmentId} (${input.status}) must have marks in ${expected.length} dimensions of ${framework.year}.`,
    );
  if (input.status !== 'ASSESSED' && input.indicators.length > 0)
    throw new Error(
      `Local government ${input.localGovernmentId} is ${input.status} and has indicator marks.`,
    );
}
