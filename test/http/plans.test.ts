import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { projectRoot } from '../../src/paths.js';
import { accountId } from '../support/account-id.js';
import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { plansOf, statementsOf } from '../support/plans.js';
import { demoName, urlOf } from '../support/server.js';

interface Question {
  readonly name: string;
  readonly file: string;
  readonly account: string | null;
  readonly variables: object;
}

const read = (file: string): string => readFileSync(join(projectRoot, 'bench/queries', file), 'utf8');
const questions = JSON.parse(read('questions.json')) as Question[];

let server: TestServer;
let client: pg.Client;
beforeAll(async () => {
  server = await demoServer();
  client = new pg.Client({ connectionString: urlOf(demoName()) });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await server.close();
});

/** How often each question looks into the large tables of bodies; what is public may be known without a statement. */
const bodies: Record<string, readonly string[]> = {
  Q3: ['local_government', 'assessment'],
  // A code is looked for among those of today and former ones, and by what is read along with its body once more.
  Q5: ['local_government', 'local_government', 'local_government', 'assessment'],
  Q6: ['local_government', 'assessment', 'assessment'],
  Q7: ['local_government', 'local_government', 'local_government', 'assessment'],
};

test.each(questions)(
  '$name ($file) reads large tables by an index',
  async ({ name, file, account, variables }) => {
    const as = account === null ? {} : { as: await accountId(server, account) };
    const sent = await statementsOf(async () => {
      (await server.ask(read(`${file}.graphql`), { ...as, variables })).data();
    });
    const { scans, unaided } = await plansOf(client, sent);
    const ofBodies = scans.filter((table) => table !== 'statistic').sort();
    expect(ofBodies).toEqual((bodies[name] ?? []).toSorted());
    expect(unaided).toEqual([]);
  },
);

test('averages that are read in full are found by an index', async () => {
  const document = `{ province(code: "43") { assessments { percent byType { percent }
    dimensions { percent indicators { percent } } } } }`;
  const as = await accountId(server, 'department');
  const sent = await statementsOf(async () => (await server.ask(document, { as })).data());
  const { scans, unaided } = await plansOf(client, sent);
  expect(scans.filter((table) => table === 'statistic')).toHaveLength(4);
  expect(unaided).toEqual([]);
});

test('a statement that no index narrows would be found', async () => {
  const text = 'select from assessment where score = 50';
  const found = await plansOf(client, [
    { text: 'begin read only', values: [] },
    { text, values: [] },
    { text: 'rollback', values: [] },
  ]);
  expect(found.unaided).toEqual([`assessment in ${text}`]);
});

test('a statement is found while another connection is in a transaction of its own', async () => {
  const begin = { text: 'begin read only', values: [] };
  const text = 'select from assessment where score = 50';
  const end = { text: 'commit', values: [] };
  const found = await plansOf(client, [
    { ...begin, by: 'the watch' },
    { ...begin, by: 'the answer' },
    { text, values: [], by: 'the answer' },
    { ...end, by: 'the watch' },
    { ...end, by: 'the answer' },
  ]);
  expect(found.unaided).toEqual([`assessment in ${text}`]);
});
