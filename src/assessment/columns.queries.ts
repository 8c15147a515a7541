/** A name in both languages, as the type `LocalizedName` wants it. */
export const localized = (row: string): string =>
  `json_build_object('th', ${row}.name_th, 'en', ${row}.name_en)`;

/** The source of the type `Rating`, from a row `band` that was joined by `joinBand`. */
export const ratingColumn = `case when band.rating is not null then json_build_object(
  'level', band.rating, 'name', ${localized('band')}, 'minimumPercent', band.minimum_percent) end`;

/** @param year the column that holds the year, @param rating the expression of the rating's code */
export const joinBand = (year: string, rating: string): string =>
  `left join rating_band band on band.year = ${year} and band.rating = ${rating}`;

/** The columns of an average `s`. The database gives what the session's scope holds of them, and `shownTo` shows what the viewer's holds. */
export const statisticColumns = `
  s.total_count as "totalCount", s.assessed_count as "assessedCount", s.suppression,
  s.full_mark as "full", s.score, s.percent, ${ratingColumn} as rating`;

/** The place of a province: among all, and among those whose average the public sees. */
export const placeColumns = `
  s.rank as "nationRank", s.rank_of as "nationRankOf", s.public_rank as "publicRank", s.public_rank_of as "publicRankOf"`;

/** Stands for the nation among codes of provinces. */
export const nation = '';

/** Whether a statistic `s` is one of these subjects, or one of any where the parameter is null. */
export const amongProvinces = (codes: string): string =>
  `(${codes}::text[] is null or s.province_code = any(${codes})
    or (s.province_code is null and '${nation}' = any(${codes})))`;
