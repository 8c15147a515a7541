import { createHash } from 'node:crypto';
import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { type Life, makeLife } from './life.js';
import { registryCsv } from './lists.js';

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

const events = () =>
  life.database.query<{ action: string }[]>('select action, subject from audit_event order by id');

test('what was done to a draft is kept', async () => {
  await life.draft();
  await life.publish();
  expect(await events()).toEqual([{ action: 'PUBLISH', subject: '2559/1' }]);
});

test('what was refused, or rolled back, was not done', async () => {
  await life.publish();
  await life.withdraw();
  await expect(
    life.database.transaction(async (db) => {
      await db.query(`insert into audit_event (action, origin) values ('PUBLISH', 'x')`);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await events()).toEqual([]);
});

test('a list of local governments is kept with its file and what it brought', async () => {
  await life.database.query('delete from local_government');
  const file = registryCsv('6540102,SAO,ป่าแดง,Pa Daeng,54,เมืองแพร่,');
  await importRegistry(life.database, file, { fileName: 'laos.csv', importedBy: 'tester' });
  expect(
    await life.database.query('select action, actor, before, after, file_name, file_sha256 from audit_event'),
  ).toMatchObject([
    {
      ...{ action: 'IMPORT_REGISTRY', actor: 'tester', file_name: 'laos.csv' },
      ...{ before: { bodies: 0 }, after: { listed: 1, added: 1 } },
      file_sha256: createHash('sha256').update(file).digest('hex'),
    },
  ]);
});
