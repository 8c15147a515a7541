import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { loadDemoNation } from '../../seeds/demo/load.js';
import { connect } from '../../src/database/database.js';
import { createDatabase, demoName, dropDatabase, onServer, templateName, urlOf } from './server.js';

export interface TestDatabase {
  readonly database: DataSource;
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh database with all tables and the reference data. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `${templateName()}_${randomBytes(6).toString('hex')}`;
  const url = await createDatabase(name, templateName());
  const database = await connect(url);
  return {
    database,
    url,
    async drop() {
      await database.destroy();
      await dropDatabase(name);
    },
  };
}

/** The demo nation, to read only: loaded once a run, by the first test file that asks for it. */
export async function demoDatabase(): Promise<DataSource> {
  await onServer(async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [demoName()]);
    const found = await client.query('select 1 from pg_database where datname = $1', [demoName()]);
    if (found.rowCount !== 0) return;
    const database = await connect(await createDatabase(demoName(), templateName()));
    try {
      await loadDemoNation(database, () => undefined);
    } catch (error) {
      await dropDatabase(demoName());
      throw error;
    } finally {
      await database.destroy();
    }
  });
  return connect(urlOf(demoName()));
}
