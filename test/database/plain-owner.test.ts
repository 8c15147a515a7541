import type { DataSource } from 'typeorm';
import { migrations } from '../../migrations/migrations.js';
import { seedReference } from '../../seeds/reference.js';
import { CommandManager } from '../../src/database/command-manager.js';
import { connect } from '../../src/database/database.js';
import { ReadSession } from '../../src/database/read-session.js';
import { connectService } from '../../src/database/service.js';
import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { completeRelease } from '../../src/release/complete.js';
import { insertFacts } from '../../src/release/facts.queries.js';
import { createDraft, publish } from '../../src/release/release.commands.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { createDatabase, dropDatabase, onServer, templateName, urlOf } from '../support/server.js';

// In production the tables' owner is no superuser: policies hold for it, and COPY does not heed them.
const name = `${templateName()}_owned`;
const owner = `${name}_owner`;
const web = `${name}_web`;
let database: DataSource;
beforeAll(async () => {
  await createDatabase(name);
  await onServer(async (client) => {
    await client.query(`create role ${owner} login password 'owner'`);
    await client.query(`create role ${web} login password 'web'; grant lpa_service to ${web}`);
    // As for who made the roles itself: from PostgreSQL 16 on a member that may not yet become them.
    await client.query(`do $$ begin
      if current_setting('server_version_num')::int >= 160000
      then execute 'grant lpa_reader, lpa_service to ${owner} with admin true, inherit false, set false';
      else grant lpa_reader, lpa_service to ${owner} with admin option; end if; end $$`);
    await client.query(`alter database ${name} owner to ${owner}`);
  });
  database = await connect(urlAs(owner, 'owner'));
});
function urlAs(account: string, password: string): string {
  const url = new URL(urlOf(name));
  [url.username, url.password] = [account, password];
  return url.toString();
}
afterAll(async () => {
  await database.destroy();
  await dropDatabase(name);
  await onServer((client) => client.query(`drop role ${owner}, ${web}`));
});

test('an owner that is no superuser migrates and imports; an account of its own serves and publishes', async () => {
  expect(await database.runMigrations()).toHaveLength(migrations.length);
  await database.transaction(seedReference);
  const csv = 'dla_code,type,name_th,name_en,province_code,district_th\n6430102,SAO,บ้านเดื่อ,,43,เมืองหนองคาย\n';
  expect(await importRegistry(database, Buffer.from(csv))).toMatchObject({ ok: true });
  await database.transaction(async (db) => {
    const release = await createDraft(db, {
      year: 2568,
      sourceFile: 'x.csv',
      sourceSha256: '0'.repeat(64),
      note: null,
      createdBy: 'x',
    });
    const [body] = await db.query<{ id: number }[]>('select id from local_government');
    const dimensions = await db.query<{ id: number }[]>('select id from dimension where year = 2568');
    await insertFacts(db, release.id, [
      {
        localGovernmentId: body?.id ?? 0,
        ...{ provinceCode: '43', type: 'SAO', nameTh: 'บ้านเดื่อ', nameEn: null },
        ...{ status: 'ASSESSED' as const, statusReason: null, indicators: [] },
        dimensions: dimensions.map(({ id }) => ({ dimensionId: id, full: 20, score: 15 })),
      },
    ]);
    await completeRelease(db, release.id);
  });

  const service = await connectService(urlAs(web, 'web'));
  const viewer = { role: 'ADMIN', accountId: 1, username: 'x' } as const;
  const reads = new ReadSession(service, scopesOf(viewer));
  expect(await reads.query('select percent from assessment')).toEqual([{ percent: 75 }]);
  await reads.end();
  const done = await publish(
    new CommandManager(service),
    { viewer, origin: 'a test' },
    { year: 2568, note: 'First' },
  );
  expect(done).toMatchObject({ ok: true, release: { state: 'PUBLISHED' } });
  await service.destroy();
});
