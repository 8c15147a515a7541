import { operator } from '../../src/cli/operator.js';
import { publish } from '../../src/release/release.commands.js';
import { importOf, resultsCsv, resultsRow, someMarks } from '../release/lists.js';
import { type TestServer, testServer } from '../support/ask.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { addAccount, bodies, take } from './list.js';

let own: TestDatabase;
let server: TestServer;
let department: number;
beforeAll(async () => {
  own = await testDatabase();
  await take(own.database, bodies);
  await results(2558, '6540103,SAO,นาจักร,เมืองแพร่', '6540104,SAO,น้ำชำ,เมืองแพร่');
  await take(own.database, [
    '5540110,ทต.,นาจักรใหม่,,54,เมืองแพร่,1 ต.ค. 2557,6540103',
    '6540104,SAO,น้ำชำ,,54,เมืองแพร่,1 ต.ค. 2557,,5540110,ยุบรวม',
  ]);
  await results(2559, '5540110,ทต.,นาจักรใหม่,เมืองแพร่');
  department = await addAccount(own.database, 'DEPARTMENT');
  server = await testServer(own.database);
});
afterAll(async () => {
  await server.close();
  await own.drop();
});

async function results(year: number, ...rows: string[]): Promise<void> {
  const file = resultsCsv(...rows.map((row) => resultsRow(row, someMarks)));
  const imported = await importOf(own.database, file, { year, accept: true });
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
  await publish(own.database, operator(), { year });
}

test('the trend of a body goes on across its upgrade, each year as what it was assessed', async () => {
  const document = (code: string) => `{ localGovernment(code: "${code}") {
    code assessments { year { year { be } } percent assessedAs { type name { th } } }
    history { kind effectiveOn before { shortName code } after { shortName code district { th } } } } }`;
  const answer = (await server.ask(document('5540110'), { as: department })).data().localGovernment;
  expect(answer).toMatchObject({
    code: '5540110',
    assessments: [
      { year: { year: { be: 2558 } }, percent: 79.41, assessedAs: { type: 'SAO', name: { th: 'นาจักร' } } },
      {
        year: { year: { be: 2559 } },
        percent: 79.41,
        assessedAs: { type: 'SUBDISTRICT_MUNICIPALITY', name: { th: 'นาจักรใหม่' } },
      },
    ],
    history: [
      { kind: 'LISTED', effectiveOn: null, before: null, after: { shortName: 'อบต.นาจักร', code: '6540103' } },
      { kind: 'TYPE_CHANGED', effectiveOn: '2014-10-01', after: { shortName: 'ทต.นาจักร' } },
      { kind: 'RENAMED', before: { shortName: 'ทต.นาจักร' }, after: { shortName: 'ทต.นาจักรใหม่' } },
      { kind: 'CODE_CHANGED', before: { code: '6540103' }, after: { code: '5540110' } },
    ],
  });
  const former = await server.ask(document('6540103'), { as: department });
  expect(former.data().localGovernment).toEqual(answer);
});

test('results of an earlier year may come under the former code', async () => {
  const file = resultsCsv(resultsRow('6540103,SAO,นาจักร,เมืองแพร่', someMarks));
  const imported = await importOf(own.database, file, { year: 2557, accept: true });
  expect(imported).toMatchObject({ ok: true, assessed: 1, total: 3 });
});

test('one that was merged is counted in the years it existed in, and in none after', async () => {
  const document = `{ province(code: "54") { localGovernmentCounts { total }
    before: assessment(year: 2558) { statistics { totalCount } }
    after: assessment(year: 2559) { statistics { totalCount } } }
    localGovernment(code: "6540104") { closedOn mergedInto { code } assessments { percent }
      history { kind after { code } successor { code } } } }`;
  const answer = (await server.ask(document, { as: department })).data();
  expect(answer.province).toMatchObject({
    ...{ localGovernmentCounts: { total: 2 }, before: { statistics: { totalCount: 3 } } },
    after: { statistics: { totalCount: 2 } },
  });
  expect(answer.localGovernment).toMatchObject({
    ...{ closedOn: '2014-10-01', mergedInto: { code: '5540110' }, assessments: [{ percent: 79.41 }] },
    history: [{ kind: 'LISTED' }, { kind: 'MERGED', after: null, successor: { code: '5540110' } }],
  });
});

test.each([
  ['those that exist', '', ['5540110', '6540102']],
  ['all that there ever were', 'filter: { includeClosed: true }', ['5540110', '6540102', '6540104']],
  ['a former name and type', 'filter: { search: "อบต.นาจักร" }', ['5540110']],
  ['a name of one that is closed', 'filter: { search: "น้ำชำ" }', []],
  ['the same with the closed', 'filter: { search: "น้ำชำ", includeClosed: true }', ['6540104']],
])('a list holds %s', async (_what, args, codes) => {
  const list = `localGovernments${args && `(${args})`} { totalCount nodes { code } }`;
  const answer = await server.ask(`{ ${list} province(code: "54") { ${list} } }`, { as: department });
  for (const found of [answer.data().localGovernments, answer.data().province.localGovernments])
    expect(found).toEqual({ totalCount: codes.length, nodes: codes.map((code) => ({ code })) });
});

test('histories, successors and what they became cost a statement each, whatever the length of the list', async () => {
  const list = (first: number) => `{ localGovernments(first: ${first}, filter: { includeClosed: true }) {
    nodes { code history { kind successor { code } } mergedInto { history { kind } } } } }`;
  const few = await server.ask(list(1), { as: department });
  const many = await server.ask(list(100), { as: department });
  expect(many.data().localGovernments.nodes).toHaveLength(3);
  expect([few.statements.length, many.statements.length]).toEqual([2, 3]);
});
