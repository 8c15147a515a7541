import type { StatisticScope } from './statistic.policy.js';

/** A name in both languages, as the type `LocalizedName` wants it. */
export const localized = (row: string): string =>
  `json_build_object('th', ${row}.name_th, 'en', ${row}.name_en)`;

/** The source of the type `Rating`, from a row `band` that was joined by `joinBand`. */
export const ratingColumn = `case when band.rating is not null then json_build_object(
  'level', band.rating, 'name', ${localized('band')}, 'minimumPercent', band.minimum_percent) end`;

/** @param year the column that holds the year, @param rating the expression of the rating's code */
export const joinBand = (year: string, rating: string): string =>
  `left join rating_band band on band.year = ${year} and band.rating = ${rating}`;

/**
 * Whether the viewer may read a statistic `s` though it is hidden from the public.
 * @param parameters of the statement so far; its own are appended
 */
export function inFull(scope: StatisticScope, parameters: unknown[]): string {
  if (scope.everywhere) return 'true';
  if (scope.provinceCode === null) return 'false';
  return `(s.province_code is not distinct from $${parameters.push(scope.provinceCode)})`;
}

/** A reason as it is told: that all bodies are alike is not, as each of them would know the others' results by its own. */
export const publicReason = (column: string, full: string): string =>
  `case when ${column} = 'ALL_ALIKE' and not ${full} then 'PROTECTS_ANOTHER' else ${column} end`;

/** The columns of a statistic `s`, null where it is hidden from the viewer. */
export const statisticColumns = (full: string): string => `
  s.total_count as "totalCount", s.assessed_count as "assessedCount",
  ${publicReason('s.suppression', full)} as suppression,
  case when ${shown(full)} then s.full_mark end as "full",
  case when ${shown(full)} then s.score end as score,
  case when ${shown(full)} then s.percent end as percent,
  case when ${shown(full)} then ${ratingColumn} end as rating`;

/** The place of a province; to the public among those whose average it sees. */
export const placeColumns = (full: string): string => `
  case when ${full} then s.rank else s.public_rank end as "nationRank",
  case when ${full} then s.rank_of else s.public_rank_of end as "nationRankOf"`;

export const shown = (full: string): string => `(s.suppression is null or ${full})`;
