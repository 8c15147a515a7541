import './resolve-typescript.cjs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedReference } from '../../seeds/reference.js';
import { connect } from '../../src/database/database.js';
import { type EmbeddedServer, startEmbeddedServer } from '../../src/database/embedded/embedded-server.js';
import { createDatabase, onServer, templateName } from './server.js';

/** One server for the run: that of TEST_DATABASE_URL, or an embedded one; and one migrated template on it. */
export default async function globalSetup(): Promise<void> {
  // Within another run, of a changed copy: server and template are there.
  if (process.env['LPA_TEST_RUN'] !== undefined) return;
  Object.assign(globalThis, { ownRun: true });
  if (process.env['TEST_DATABASE_URL'] === undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'lpa-test-'));
    const server: EmbeddedServer = await startEmbeddedServer({ directory, durable: false });
    Object.assign(globalThis, { embedded: { server, directory } });
    process.env['LPA_TEST_SERVER'] = await server.databaseUrl('postgres');
  } else process.env['LPA_TEST_SERVER'] = process.env['TEST_DATABASE_URL'];

  process.env['LPA_TEST_RUN'] = `lpa_test_${process.pid}_${Date.now().toString(36)}`;
  const template = await connect(await createDatabase(templateName()));
  await template.runMigrations();
  await template.transaction(seedReference);
  await template.destroy();
  // A template may be copied only while nobody is connected to it.
  await onServer((client) => client.query(`alter database ${templateName()} with allow_connections false`));
}
