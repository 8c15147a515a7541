import type { EntityManager } from 'typeorm';
import { toHundredths } from './marks.js';

/** How the results of a year are made: rows of the year, so that a new year is data and not code. */
export interface Framework {
  readonly year: number;
  readonly overallMethod: 'POOLED' | 'MEAN_OF_DIMENSIONS';
  /** Hundredths of a percent. */
  readonly passPercent: number;
  /** Best first; `from` in hundredths of a percent. */
  readonly bands: readonly { readonly rating: string; readonly from: number }[];
  /** In the official order. */
  readonly dimensions: readonly { readonly id: number; readonly number: number; readonly nameTh: string }[];
}

/** The framework of a year of the Buddhist Era, or null where the database does not know the year. */
export async function findFramework(db: EntityManager, year: number): Promise<Framework | null> {
  const [row] = await db.query<
    (Omit<Framework, 'passPercent' | 'bands'> & {
      passPercent: number;
      bands: { rating: string; from: number }[];
    })[]
  >(
    `select y.year, y.overall_method as "overallMethod", y.pass_percent as "passPercent",
            coalesce((select json_agg(json_build_object('rating', b.rating, 'from', b.minimum_percent)
                                      order by b.minimum_percent desc)
                        from rating_band b where b.year = y.year), '[]') as bands,
            coalesce((select json_agg(json_build_object('id', d.id, 'number', d.number, 'nameTh', d.name_th)
                                      order by d.number)
                        from dimension d where d.year = y.year), '[]') as dimensions
       from assessment_year y where y.year = $1`,
    [year],
  );
  if (row === undefined) return null;
  return {
    ...row,
    passPercent: toHundredths(row.passPercent),
    bands: row.bands.map(({ rating, from }) => ({ rating, from: toHundredths(from) })),
  };
}

/** The years of assessment the database knows, in order. */
export async function findYears(db: EntityManager): Promise<number[]> {
  const rows = await db.query<{ year: number }[]>('select year from assessment_year order by year');
  return rows.map((row) => row.year);
}

/** The framework by which a release is marked. */
export async function findFrameworkOfRelease(db: EntityManager, releaseId: number): Promise<Framework> {
  const [release] = await db.query<{ year: number }[]>('select year from release where id = $1', [releaseId]);
  const framework = release && (await findFramework(db, release.year));
  if (!framework) throw new Error(`There is no release ${releaseId}.`);
  return framework;
}
