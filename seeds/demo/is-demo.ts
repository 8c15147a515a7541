import type { DataSource, EntityManager } from 'typeorm';

/** Whether the database holds the demo nation, all of it: its mark is the last thing that the load writes. */
export async function isDemo(db: DataSource | EntityManager): Promise<boolean> {
  const rows = await db.query<unknown[]>('select from demo_nation');
  return rows.length > 0;
}
