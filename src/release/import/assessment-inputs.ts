import { comparable } from '../../local-government/thai-text.js';
import type { AssessmentInput } from '../result.js';
import type { Identity } from './identity.js';
import type { IndicatorMarks } from './marks-of-body.js';
import type { DimensionMarks } from './marks-check.js';
import type { Body } from './registry-index.js';

/** Shown as it is to whoever reads the result, so in Thai. */
const noRow = 'ไม่มีรายชื่อในผลการประเมินที่นำเข้า';
const noMarks = 'ไม่มีคะแนนในผลการประเมินที่นำเข้า';

/** Marks by body: none is a row without marks. */
export interface MarkedRow {
  readonly row: Identity;
  readonly marks: readonly DimensionMarks[];
  readonly indicators: Iterable<IndicatorMarks>;
}

/**
 * The results of the whole registry: rows keep the type and name they give for that year, and who has no row is not
 * assessed, so that every count is of all bodies.
 */
export function* assessmentInputs(
  bodies: readonly Body[],
  rows: ReadonlyMap<Body, MarkedRow>,
): Generator<AssessmentInput> {
  for (const body of bodies) {
    const found = rows.get(body);
    const { row, marks, indicators } = found ?? { row: body, marks: [], indicators: [] };
    const assessed = marks.length > 0;
    yield {
      localGovernmentId: body.id,
      provinceCode: body.provinceCode,
      type: row.type,
      nameTh: row.nameTh,
      // The registry's English name is that of its Thai one and of no other.
      nameEn: comparable(row.nameTh) === comparable(body.nameTh) ? body.nameEn : null,
      status: assessed ? 'ASSESSED' : 'NOT_ASSESSED',
      statusReason: assessed ? null : found ? noMarks : noRow,
      dimensions: marks,
      indicators: assessed ? [...indicators] : [],
    };
  }
}
