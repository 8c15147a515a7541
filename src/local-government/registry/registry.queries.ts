import type { EntityManager } from 'typeorm';

/** Keeps a second import out until the transaction ends; readers go on. */
export async function lockRegistry(db: EntityManager): Promise<void> {
  await db.query('lock table local_government in share row exclusive mode');
}

/** Keeps the registry as it is until the transaction ends, for whoever writes about all of it. */
export async function holdRegistry(db: EntityManager): Promise<void> {
  await db.query('lock table local_government in share mode');
}

/** Whether the database holds the invented demo nation, into which no real list may go. */
export async function findDemoNation(db: EntityManager): Promise<boolean> {
  const rows = await db.query<unknown[]>('select from demo_nation');
  return rows.length > 0;
}

export async function findProvinceCodes(db: EntityManager): Promise<string[]> {
  const rows = await db.query<{ code: string }[]>('select code from province order by code');
  return rows.map((row) => row.code);
}

/** Today in Thailand, by the clock of the database. */
export async function findToday(db: EntityManager): Promise<string> {
  const [row] = await db.query<{ today: string }[]>(
    `select (now() at time zone 'Asia/Bangkok')::date as today`,
  );
  if (!row) throw new Error('The database has no clock.');
  return row.today;
}

/** Counts again how many bodies of each type a province has today: the public reads these rows and never the registry. */
export async function recountBodies(db: EntityManager): Promise<void> {
  await db.query('delete from local_government_count');
  await db.query(
    `insert into local_government_count (province_code, type, count)
     select province_code, type, count(*) from local_government where closed_on is null group by province_code, type`,
  );
}
