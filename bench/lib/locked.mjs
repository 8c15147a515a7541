import pg from 'pg';

/** Holds a table of a database against everybody while something runs. */
export async function whileLocked(databaseUrl, table, run) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  try {
    return await run();
  } finally {
    await client.end();
  }
}
