import type { EntityManager } from 'typeorm';

// A draft's rows may be taken out and written anew; those of a release that ever was public never are. Each statement
// looks at the state itself, so that no mistake above can touch anything but a draft.

const ofDraft = `select id from release where id = $1 and state = 'DRAFT'`;

/** A body's row in a draft. */
export interface DraftRow {
  readonly localGovernmentId: number;
  readonly provinceCode: string;
  readonly assessed: boolean;
  /** Null where it is not assessed. */
  readonly percent: number | null;
}

export function findDraftRows(db: EntityManager, releaseId: number): Promise<DraftRow[]> {
  return db.query(
    `select local_government_id as "localGovernmentId", province_code as "provinceCode", status = 'ASSESSED' as assessed, percent::float8 as percent
       from assessment where release_id = $1 order by local_government_id`,
    [releaseId],
  );
}

/** How many bodies a draft has, and how many of them are assessed. */
export async function countDraftRows(
  db: EntityManager,
  releaseId: number,
): Promise<{ total: number; assessed: number }> {
  const [row] = await db.query<{ total: number; assessed: number }[]>(
    `select count(*)::int as total, (count(*) filter (where status = 'ASSESSED'))::int as assessed
       from assessment where release_id = $1`,
    [releaseId],
  );
  return row ?? { total: 0, assessed: 0 };
}

/** Takes the rows of bodies out of a draft, and all that was worked out of it. */
export async function deleteDraftRows(
  db: EntityManager,
  releaseId: number,
  localGovernmentIds: readonly number[],
): Promise<void> {
  for (const table of ['indicator_score', 'dimension_score', 'assessment'])
    await db.query(`delete from ${table} where release_id = (${ofDraft}) and local_government_id = any($2)`, [
      releaseId,
      localGovernmentIds,
    ]);
  await db.query(`delete from statistic where release_id = (${ofDraft})`, [releaseId]);
}

/**
 * Notes a further file of a draft: its hash is then that of the hash before and the file's, one after the other. An
 * approval was of the rows before, so it ends.
 */
export async function addSource(
  db: EntityManager,
  releaseId: number,
  { file, sha256, by }: { readonly file: string; readonly sha256: string; readonly by: string },
): Promise<void> {
  await db.query(
    `update release set source_file = case when source_file = $2 then $2 else source_file || ', ' || $2 end,
            source_sha256 = encode(sha256(convert_to(source_sha256 || $3, 'UTF8')), 'hex'),
            imported_by = case when $4 = any (imported_by) then imported_by else imported_by || $4 end,
            approved_at = null, approved_by = null
      where id = (${ofDraft})`,
    [releaseId, file, sha256, by],
  );
}
