import type { DataSource } from 'typeorm';
import { isPublic } from '../release/release-state.queries.js';

export interface Standing {
  /** Whether the database has all that this version of the program needs. */
  readonly migrated: boolean;
  /** Whether any year has a public result. */
  readonly released: boolean;
}

/** Where the database stands, in one statement. */
export async function findStanding(database: DataSource): Promise<Standing> {
  const names = database.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const [row] = await database.query<Standing[]>(
    `select (select count(*) from migration where name = any($1)) = cardinality($1::text[]) as migrated,
            exists (select from release where ${isPublic}) as released`,
    [names],
  );
  return row ?? { migrated: false, released: false };
}
