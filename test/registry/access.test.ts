import { ReadSession } from '../../src/database/read-session.js';
import { createLoaders } from '../../src/loaders.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';
import { type TestServer, testServer } from '../support/ask.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { addAccount, bodies, take } from './list.js';

let own: TestDatabase;
let server: TestServer;
let accounts: Record<'office' | 'officeOfNongKhai' | 'merged' | 'department', number>;
beforeAll(async () => {
  own = await testDatabase();
  const { database } = own;
  await take(database, [...bodies, '6430102,SAO,บ้านเดื่อ,,43,เมืองหนองคาย']);
  await take(database, [
    '5540110,ทต.,นาจักร,,54,เมืองแพร่,2021-10-01,6540103',
    '6540104,SAO,น้ำชำ,,54,เมืองแพร่,2021-10-01,,5540110',
  ]);
  accounts = {
    office: await addAccount(database, 'PROVINCE', '54'),
    officeOfNongKhai: await addAccount(database, 'PROVINCE', '43'),
    merged: await addAccount(database, 'LAO', '6540104'),
    department: await addAccount(database, 'DEPARTMENT'),
  };
  server = await testServer(database);
});
afterAll(async () => {
  await server.close();
  await own.drop();
});

const merged = (code: string) => `{ localGovernment(code: "${code}") {
  code history { kind before { code } successor { code } } mergedInto { code } } }`;

test('an office sees what its bodies became, and so does the department', async () => {
  for (const as of [accounts.office, accounts.department]) {
    const answer = (await server.ask(merged('6540104'), { as })).data().localGovernment;
    expect(answer.mergedInto).toEqual({ code: '5540110' });
    expect(answer.history[1]).toMatchObject({ kind: 'MERGED', successor: { code: '5540110' } });
  }
});

test('a body sees its own history, but not the one it became a part of', async () => {
  const answer = (await server.ask(merged('6540104'), { as: accounts.merged })).data().localGovernment;
  expect(answer.mergedInto).toBeNull();
  expect(answer.history).toEqual([
    { kind: 'LISTED', before: null, successor: null },
    { kind: 'MERGED', before: { code: '6540104' }, successor: null },
  ]);
});

test.each(['6540103', '5540110', '6540104'])(
  'the code %s, of today or a former one, tells nothing outside its scope',
  async (code) => {
    const outside = await server.ask(merged(code), { as: accounts.officeOfNongKhai });
    const missing = await server.ask(merged('6999999'), { as: accounts.officeOfNongKhai });
    expect(outside.errorCode()).toBe('FORBIDDEN');
    expect(outside.body).toEqual(missing.body);
    expect((await server.ask(merged(code))).errorCode()).toBe('UNAUTHENTICATED');
  },
);

const who = { accountId: 1, username: 'x' };
const viewerOf = async (name: string): Promise<Viewer> => {
  const [body] = await own.database.query<{ id: number }[]>(
    `select id from local_government where code = '6540104'`,
  );
  const viewers: Record<string, Viewer> = {
    office: { ...who, role: 'PROVINCE', provinceCode: '54' },
    officeOfNongKhai: { ...who, role: 'PROVINCE', provinceCode: '43' },
    merged: { ...who, role: 'LAO', provinceCode: '54', localGovernmentId: body?.id ?? 0 },
    department: { ...who, role: 'DEPARTMENT' },
  };
  return viewers[name] ?? anonymous;
};

test.each([
  ['nobody', 0],
  ['merged', 2],
  ['office', 6],
  ['officeOfNongKhai', 1],
  ['department', 7],
])('%s reads %i rows of histories by a statement that names no scope', async (name, rows) => {
  const reads = new ReadSession(own.database, scopesOf(await viewerOf(name)));
  expect(await reads.query('select from local_government_change')).toHaveLength(rows);
  await reads.end();
});

test('with lock 2 taken away, former codes and histories still keep to the scope', async () => {
  const everything = scopesOf({ ...who, role: 'ADMIN' });
  const [other] = await own.database.query<{ id: number }[]>(
    `select id from local_government where code = '5540110'`,
  );
  const met = async (name: string) => {
    const reads = new ReadSession(own.database, scopesOf(await viewerOf(name)));
    const loaders = createLoaders(reads, everything);
    const byFormer = await loaders.localGovernmentByCode.load('6540103');
    const history = await loaders.changesByLocalGovernment.load(other?.id ?? 0);
    await reads.end();
    return [byFormer?.code, history.length];
  };
  expect(await met('officeOfNongKhai')).toEqual([undefined, 0]);
  expect(await met('office')).toEqual(['5540110', 3]);
});
