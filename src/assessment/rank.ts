import type { AssessmentRow } from './assessment.row.js';
import type { Rank } from './assessment.type.js';
import { RankScope } from './status.type.js';

const columns = {
  [RankScope.NATION]: ['nationRank', 'nationRankOf'],
  [RankScope.PROVINCE]: ['provinceRank', 'provinceRankOf'],
  [RankScope.TYPE]: ['typeRank', 'typeRankOf'],
  [RankScope.TYPE_IN_PROVINCE]: ['provinceTypeRank', 'provinceTypeRankOf'],
} as const;

type Ranked = Partial<Pick<AssessmentRow, (typeof columns)[RankScope][number]>>;

/** The place of a result in one scope, or null where it has none there. */
export function placeOf(row: Ranked, scope: RankScope): Rank | null {
  const [place, of] = columns[scope];
  const found = row[place] ?? null;
  return found === null ? null : { place: found, of: row[of] ?? 0, in: scope };
}
