import type { AssessmentInput } from '../../src/release/facts.queries.js';
import { identityIn } from './body.js';
import type { FrameworkIds } from './framework-ids.js';
import { FULL_MARK } from './indicators.js';
import { sumMarks } from './marks.js';
import type { Result } from './results.js';

/** Results of a year (B.E.) as a release takes them: the marks of a dimension are the sums of its indicators'. */
export function* factsOf(
  results: readonly Result[],
  year: number,
  bodyIds: ReadonlyMap<string, number>,
  { dimensions, indicators }: FrameworkIds,
): Generator<AssessmentInput> {
  for (const { body, status, reason, marks } of results) {
    const { type, nameTh, nameEn } = identityIn(body, year);
    yield {
      localGovernmentId: idOf(bodyIds, body.code),
      provinceCode: body.provinceCode,
      type,
      nameTh,
      nameEn,
      status,
      statusReason: reason,
      dimensions: marks.length
        ? [...dimensions].map(([number, dimensionId]) => ({
            dimensionId,
            ...sumMarks(marks.filter(({ indicator }) => indicator.dimension === number)),
          }))
        : [],
      indicators: marks.map(({ indicator, score }) => ({
        indicatorId: idOf(indicators, indicator.key),
        full: FULL_MARK,
        score,
      })),
    };
  }
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`${key} is not in the database.`);
  return id;
}
