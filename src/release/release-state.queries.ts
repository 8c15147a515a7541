/**
 * Where a release stands now, in SQL. The database's clock ends an embargo, for all processes at once; within a
 * transaction `now()` stands still, so an answer sees one moment. For readers: never the column `state`.
 */
export const stateNow = `release_state(state, public_from, public_until, now())`;

/** The same for a command, which may have waited for the year since its transaction began. */
export const stateAtStatement = `release_state(state, public_from, public_until, statement_timestamp())`;

/** The public result of its year. */
export const isPublic = `${stateNow} = 'PUBLISHED'`;

/** Public now, or was until a correction took its place: its numbers can be read by everyone. */
export const isReleased = `${stateNow} in ('PUBLISHED', 'SUPERSEDED')`;

/** Everyone may know of it, though the numbers of a withdrawn one are for the department. */
export const isKnown = `${stateNow} in ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')`;

/** The columns of a `ReleaseRow`, its state read as given. */
export const releaseColumns = (state: string): string => `
  id, year, number, ${state} as state, published_at as "publishedAt", note, disclosure, changes,
  approved_at as "approvedAt", approved_by as "approvedBy", imported_by as "importedBy",
  withdrawn_at as "withdrawnAt", withdrawal_note as "withdrawalNote"`;
