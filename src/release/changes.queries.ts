import type { EntityManager } from 'typeorm';
import type { ReleaseChanges } from './release.row.js';

const marksThatDiffer = (table: string, subject: string): string => `
  (select local_government_id, ${subject}, full_mark, score from ${table} where release_id = $1::integer
   except select local_government_id, ${subject}, full_mark, score from ${table} where release_id = $2)
  union all
  (select local_government_id, ${subject}, full_mark, score from ${table} where release_id = $2
   except select local_government_id, ${subject}, full_mark, score from ${table} where release_id = $1)`;

/** The bodies with a result in either of two releases ($1 before, $2 after), side by side. */
export const pairs = `
  pair as (
    select coalesce(b.local_government_id, a.local_government_id) as local_government_id,
           b.percent as percent_before, a.percent as percent_after,
           b.nation_rank as rank_before, a.nation_rank as rank_after,
           b.rating as rating_before, a.rating as rating_after,
           (b.full_mark, b.score) is distinct from (a.full_mark, a.score) as differs
      from (select * from assessment where release_id = $1::integer and status = 'ASSESSED') b
      full join (select * from assessment where release_id = $2 and status = 'ASSESSED') a
        using (local_government_id))`;

/** Notes what a release took the place of, for good. */
export async function markChanges(
  db: EntityManager,
  release: { readonly id: number },
  before: { readonly id: number },
): Promise<void> {
  await db.query('update release set supersedes_id = $2, changes = $3 where id = $1', [
    ...[release.id, before.id, await countChanges(db, before.id, release.id)],
  ]);
}

/** How the second release differs from the first, in bodies; from nothing where that is null. */
export async function countChanges(
  db: EntityManager,
  beforeId: number | null,
  afterId: number,
): Promise<ReleaseChanges> {
  const [counted] = await db.query<ReleaseChanges[]>(
    `with ${pairs}, other_marks as (
       select local_government_id from (${marksThatDiffer('dimension_score', 'dimension_id')}) d
       union
       select local_government_id from (${marksThatDiffer('indicator_score', 'indicator_id')}) i)
     select count(*) filter (where percent_before is null)::int as added,
            count(*) filter (where percent_after is null)::int as removed,
            count(*) filter (where both_there and (differs or rating_before <> rating_after
              or local_government_id in (select local_government_id from other_marks)))::int as changed,
            count(*) filter (where both_there and rating_before <> rating_after)::int as "ratingChanged"
       from (select *, percent_before is not null and percent_after is not null as both_there from pair) p`,
    [beforeId, afterId],
  );
  if (!counted) throw new Error('Nothing was counted.');
  return counted;
}
