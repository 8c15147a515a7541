import type { EntityManager } from 'typeorm';
import type { ReleaseRow } from './release.row.js';
import { releaseColumns, stateAtStatement } from './release-state.queries.js';

/** What a new release is made from. */
export interface DraftInput {
  /** Of the Buddhist Era. */
  readonly year: number;
  /** The name of the file, without its folder. */
  readonly sourceFile: string;
  /** SHA-256 of its bytes, 64 hexadecimal digits. */
  readonly sourceSha256: string;
  readonly note: string | null;
  readonly createdBy: string;
}

/** Holds a year until the transaction ends, so that two who number, publish or withdraw its releases take turns. */
export async function lockYear(db: EntityManager, year: number): Promise<boolean> {
  const rows = await db.query<unknown[]>('select from assessment_year where year = $1 for update', [year]);
  return rows.length > 0;
}

/** The releases of a year, by number. */
export function findReleasesOfYear(db: EntityManager, year: number): Promise<ReleaseRow[]> {
  return db.query(`select ${releaseColumns(stateAtStatement)} from release where year = $1 order by number`, [
    year,
  ]);
}

/** Whether the statistics of a release have been worked out. */
export async function findCompleted(db: EntityManager, releaseId: number): Promise<boolean> {
  const rows = await db.query<unknown[]>('select from statistic where release_id = $1 limit 1', [releaseId]);
  return rows.length > 0;
}

export async function insertDraft(db: EntityManager, draft: DraftInput, number: number): Promise<ReleaseRow> {
  const [release] = await db.query<ReleaseRow[]>(
    `insert into release (year, number, source_file, source_sha256, note, created_by, imported_by)
     values ($1, $2, $3, $4, $5, $6, array[$6]) returning ${releaseColumns(stateAtStatement)}`,
    [draft.year, number, draft.sourceFile, draft.sourceSha256, draft.note, draft.createdBy],
  );
  if (!release) throw new Error('The release was not written.');
  return release;
}

/**
 * Where a moment lies by the database's clock, the only one that ends an embargo. No embargo lasts two years: a moment
 * that is so far away is a slip, such as a year of the Buddhist Era.
 */
export async function findWhen(db: EntityManager, moment: Date): Promise<'PAST' | 'SOON' | 'FAR'> {
  const [row] = await db.query<{ when: 'PAST' | 'SOON' | 'FAR' }[]>(
    `select case when $1::timestamptz <= statement_timestamp() then 'PAST'
                 when $1::timestamptz > statement_timestamp() + interval '2 years' then 'FAR' else 'SOON' end as "when"`,
    [moment],
  );
  return row?.when ?? 'PAST';
}

export interface Publication {
  readonly by: string;
  readonly note: string | null;
  /** When an embargo ends; null: public at once. */
  readonly publicFrom: Date | null;
}

/** The release becomes the year's public one, at once or when the embargo ends; the one before is kept. */
export async function markPublished(
  db: EntityManager,
  release: ReleaseRow,
  { by, note, publicFrom }: Publication,
): Promise<ReleaseRow> {
  // The one before stays PUBLISHED while the embargo lasts, and ends of itself when that does.
  await db.query(
    `update release set public_until = coalesce(public_until, $2, statement_timestamp()),
            state = case when public_until is null and $2::timestamptz is not null then state else 'SUPERSEDED' end
      where year = $1 and state = 'PUBLISHED'`,
    [release.year, publicFrom],
  );
  await db.query(
    `update release set state = 'PUBLISHED', published_at = coalesce($3, statement_timestamp()), published_by = $2,
            public_from = $3, note = $4
      where id = $1`,
    [release.id, by, publicFrom, note],
  );
  return findAgain(db, release);
}

/** What is written of a release, read back: its state follows from more than one column. */
export async function findAgain(
  db: EntityManager,
  { id, year }: Pick<ReleaseRow, 'id' | 'year'>,
): Promise<ReleaseRow> {
  const found = (await findReleasesOfYear(db, year)).find((release) => release.id === id);
  if (!found) throw new Error(`Release ${id} of ${year} is gone.`);
  return found;
}
