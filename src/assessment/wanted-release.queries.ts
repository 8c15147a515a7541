import type { ReleaseScope } from '../release/release-scope.policy.js';
import { isPublic, isReleased } from '../release/release-state.queries.js';

/** Which results are asked for: of one year (the latest public one where null), or of every public year. */
export type Wanted = { readonly year: number | null; readonly release: number | null } | 'EVERY_YEAR';

/**
 * The statement's first part, `wanted`: the releases asked for that the viewer may read.
 * @param parameters of the statement so far; its own are appended
 */
export function wantedReleases(wanted: Wanted, scope: ReleaseScope, parameters: unknown[]): string {
  if (wanted === 'EVERY_YEAR')
    return `with wanted as (select id, year, number from release where ${isPublic})`;
  const year = `$${parameters.push(wanted.year)}::int`;
  const number = `$${parameters.push(wanted.release)}::int`;
  const unpublished = `$${parameters.push(scope.unpublished)}::boolean`;
  return `with wanted as (
    select id, year, number from release
     where year = coalesce(${year}, (select max(year) from release where ${isPublic}))
       and case when ${number} is null then ${isPublic}
                else number = ${number} and (${isReleased} or ${unpublished}) end)`;
}
