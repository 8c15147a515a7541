import { chownSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { seedReference } from '../../seeds/reference.js';
import { chooseAccount } from '../../src/database/embedded/account.js';
import { connect } from '../../src/database/database.js';
import { type Answer, testServer, type TestServer, tokenOf } from '../support/ask.js';
import { type OwnServer, ownServer } from '../support/own-server.js';
import { testWhere } from '../support/programs.js';
import { canMount, type SmallDisk, smallDisk } from '../support/small-disk.js';
import { fillWorld } from '../support/world.js';
import { documents, marks, year } from './importing.js';

const withDisk = testWhere(
  canMount(),
  'It fills a disk of its own: run it as root, where that may mount one.',
);

let disk: SmallDisk;
let own: OwnServer;
let owner: DataSource;
let server: TestServer;
let headers: { authorization: string };

/** A database of which all tables lie on a small disk. */
async function onSmallDisk(): Promise<void> {
  const { uid, gid } = await chooseAccount();
  disk = smallDisk(64);
  chownSync(disk.folder, uid, gid);
  own = await ownServer();
  await own.start();
  const admin = await connect(own.url('postgres'));
  await admin.query(`create tablespace small location '${disk.folder}'`);
  await admin.query('create database small tablespace small');
  await admin.destroy();
  owner = await connect(own.url('small'));
  await owner.runMigrations();
  await owner.transaction(seedReference);
  const { admin: id } = await fillWorld(owner);
  await owner.query(
    `insert into local_government (code, type, name_th, province_code, district_th, search_text)
     select '643' || lpad(n::text, 4, '0'), 'SAO', 'ที่ ' || n, '43', 'เมือง', n::text from generate_series(1000, 1599) n`,
  );
  headers = { authorization: `Bearer ${await tokenOf(owner, id)}` };
  server = await testServer(owner);
}
const clear = async (): Promise<void> => {
  await server.close();
  await owner.destroy();
  await own.remove();
  disk.remove();
};

const rows = Array.from({ length: 600 }, (_, at) => ({
  ...{ code: `643${1000 + at}`, dimensions: marks(11, 12, 13, 14, 15) },
}));
const deed = (document: string, input: object): Promise<Answer> =>
  server.ask(document, { headers, variables: { input: { year, ...input } } });
const bring = () => deed(documents.import, { number: 1, rows, accept: true });

/** What is in the draft. */
const inDraft = async (): Promise<unknown> =>
  owner.query(
    `select (select count(*)::int from assessment where release_id = r.id) as results,
            (select count(*)::int from dimension_score where release_id = r.id) as marks,
            (select count(*)::int from audit_event where action = 'IMPORT_RESULTS') as deeds
       from release r where r.year = $1`,
    [year],
  );

withDisk(
  'the disk full in an import: an error without a path, reads go on, and it works when there is space',
  async () => {
    await onSmallDisk();
    try {
      (await deed(documents.create, {})).data();
      const before = await inDraft();
      await disk.fill(0);
      for (let nth = 0; nth < 3; nth += 1) {
        const answer = await bring();
        expect(answer.errorCode()).toBe('SERVICE_UNAVAILABLE');
        expect(JSON.stringify(answer.body)).not.toMatch(
          /base\/|pg_tblspc|space left|extend|disk|insert|copy |\.ts/i,
        );
      }
      expect(await inDraft()).toEqual(before);
      const anew = { headers: { ...headers, 'x-query-cost': '1' } };
      const reads = `{ nation { assessment { percent } } localGovernments { nodes { code assessments { percent dimensions { percent } } } } }`;
      for (let nth = 0; nth < 5; nth += 1) expect((await server.ask(reads, anew)).errors()).toEqual([]);
      await disk.clear();
      expect((await bring()).data().done).toMatchObject({ userErrors: [], assessedCount: 600 });
      expect(await inDraft()).toEqual([expect.objectContaining({ marks: 3000, deeds: 1 })]);
    } finally {
      await clear();
    }
  },
);
