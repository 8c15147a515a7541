import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { seedReference } from '../../seeds/reference.js';
import { connect } from '../../src/database/database.js';
import { run } from '../../src/database/embedded/run.js';
import { projectRoot } from '../../src/paths.js';
import { testServer } from '../support/ask.js';
import { type OwnServer, ownServer } from '../support/own-server.js';
import { startProgram } from '../support/program.js';
import { postgresPrograms, testWith } from '../support/programs.js';
import { fillWorld } from '../support/world.js';

const whole = testWith(postgresPrograms, 'postgresql');

let server: OwnServer;
let folder: string;
beforeAll(async () => {
  if (postgresPrograms === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'lpa-backup-'));
  server = await ownServer(postgresPrograms);
  await server.start();
}, 120_000);
afterAll(async () => {
  if (postgresPrograms === undefined) return;
  await server.remove();
  rmSync(folder, { recursive: true });
});

/** As in the operators' guide: owner and service are no superusers. */
const roles = `create role lpa login; create role lpa_web login;
  create role lpa_reader nologin; create role lpa_writer nologin; create role lpa_service nologin noinherit;
  grant lpa_reader, lpa_writer to lpa_service; grant lpa_service to lpa, lpa_web`;
const database = (name: string): string =>
  `create database ${name} owner lpa template template0 encoding utf8 locale_provider icu icu_locale "und" locale "C.UTF-8"`;

const as = (role: string, name: string): string => server.url(name).replace('postgres@', `${role}@`);

async function administrate(name: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: server.url(name) });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function call(program: string, ...args: string[]): Promise<void> {
  const { code, output } = await run(join(postgresPrograms ?? '', program), args, {
    account: undefined,
    directory: folder,
  });
  if (code !== 0) throw new Error(output);
}

async function verify(name: string): Promise<{ code: number | null; said: string }> {
  const script = join(projectRoot, 'dist/src/cli.js');
  const program = startProgram([script, 'db:verify'], { DATABASE_URL: as('lpa', name) });
  return { code: await program.ended(), said: program.said() };
}

const questions = [
  '{ nation { assessments { percent dimensions { percent } byType { percent suppression } } } }',
  '{ localGovernments(first: 100) { totalCount nodes { code name { th } assessments { percent dimensions { score } } } } }',
  '{ assessmentYears { id releases { number state publishedAt } } }',
];

/** What is answered to the public, an office and the department, byte for byte. */
async function answers(name: string): Promise<string[]> {
  const owner = await connect(as('lpa', name));
  const service = await testServer(owner, { url: as('lpa_web', name) });
  const said: string[] = [];
  for (const account of [undefined, 2, 3])
    for (const question of questions) {
      const answer = await service.ask(question, account === undefined ? {} : { as: account });
      said.push(JSON.stringify(answer.body));
    }
  await service.close();
  await owner.destroy();
  return said;
}

whole(
  'dumped and restored as the guide says, it is whole, and answers byte for byte as before',
  async () => {
    await administrate('postgres', roles, database('lpa'));
    const owner = await connect(as('lpa', 'lpa'));
    await owner.runMigrations();
    await owner.transaction(seedReference);
    await fillWorld(owner);
    await owner.query(`insert into audit_event (action, origin) values ('TRY', 'a test')`);
    await owner.destroy();
    const [before, proof] = [await answers('lpa'), await verify('lpa')];
    expect(proof).toMatchObject({ code: 0, said: expect.stringContaining('The database is whole.') });

    const dump = join(folder, 'lpa.dump');
    await call('pg_dump', '--format=custom', '--enable-row-security', `--file=${dump}`, as('lpa', 'lpa'));
    await administrate('postgres', database('restored'));
    await call(
      'pg_restore',
      '--exit-on-error',
      '--single-transaction',
      `--dbname=${as('lpa', 'restored')}`,
      dump,
    );
    expect(await verify('restored')).toEqual(proof);
    expect(await answers('restored')).toEqual(before);

    await administrate(
      'restored',
      'alter table audit_event disable trigger kept_long_enough',
      `begin; set local lpa.trimming = 'on'; delete from audit_event; commit`,
      'alter table assessment disable trigger user',
      'alter table statistic disable trigger user',
      'update assessment set score = score - 1 where release_id = 1 and local_government_id = 1',
      `update assessment set dimension_scores = '[]' where release_id = 3 and local_government_id = 1`,
      `update statistic set percent = percent + 1 where release_id = 2 and type = 'SAO'`,
      'update local_government_count set count = count + 1',
      'alter table statistic no force row level security',
    );
    const { code, said } = await verify('restored');
    expect(code).toBe(1);
    for (const place of [
      'release 2566/1: the marks',
      'release 2566/2: ',
      'release 2567/1: the score sheets of 1 ',
      'audit_event',
      'local_government_count',
      'statistic:',
    ])
      expect(said).toContain(place);
  },
  180_000,
);
