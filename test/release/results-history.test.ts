import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { bytes, findingsOf, importOf, resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';

let test_: TestDatabase;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
});
afterEach(() => test_.drop());

const other = [
  [20, 11],
  [40, 29],
  [50, 33],
  [60, 47],
] as const;

async function becomes(day: string, ...rows: string[]): Promise<void> {
  const list = ['dla_code,type,name_th,name_en,province_code,district_th,effective_date', ...rows];
  const file = bytes(list.map((each, at) => (at === 0 ? each : `${each},${day}`)).join('\n'));
  const imported = await importRegistry(test_.database, file, { acceptChanges: true });
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
}

const assessed = () =>
  test_.database.query(
    `select l.code, a.type, a.name_th as name from assessment a join local_government l on l.id = a.local_government_id
      where a.status = 'ASSESSED' order by l.code`,
  );
const rowNotes = ({ notes }: Awaited<ReturnType<typeof importOf>>) =>
  notes.filter(({ line }) => line !== null).map(({ line, severity }) => [line, severity]);

test('a row is matched by what its body was called in that year, and noted', async () => {
  await becomes('1 ต.ค. 2564', '6540103,ทต.,รุ่งเรือง,,54,เด่นชัย', '6540102,ทต.,ป่าแดง,Pa Daeng,54,เมืองแพร่');
  const file = resultsCsv(
    resultsRow(',SAO,น้ำชำ,สูงเม่น', someMarks),
    resultsRow('6540102,SAO,ป่าแดง,เมืองแพร่', other),
  );
  const imported = await importOf(test_.database, file);
  expect(imported).toMatchObject({ ok: true, assessed: 2 });
  expect(rowNotes(imported)).toEqual([
    [2, 'note'],
    [3, 'note'],
  ]);
  expect(await assessed()).toEqual([
    { code: '6540102', type: 'SAO', name: 'ป่าแดง' },
    { code: '6540103', type: 'SAO', name: 'น้ำชำ' },
  ]);
});

test('what a body was called before the year its result is about is a change to confirm', async () => {
  await becomes('1 ต.ค. 2550', '6540103,ทต.,รุ่งเรือง,,54,สูงเม่น');
  const file = resultsCsv(resultsRow(',SAO,น้ำชำ,สูงเม่น', someMarks));
  const [found, ...more] = findingsOf(await importOf(test_.database, file));
  expect(more).toEqual([]);
  expect(found?.en).toMatch(/ทต.รุ่งเรือง อ.สูงเม่น \(6540103\).*--accept-changes/);
  expect(await importOf(test_.database, file, { acceptChanges: true })).toMatchObject({
    ok: true,
    assessed: 1,
  });
});

test('a name that one body had then and another has now is of neither without a code', async () => {
  await becomes('1 ต.ค. 2564', '6540103,ทต.,รุ่งเรือง,,54,สูงเม่น');
  await becomes('1 ต.ค. 2565', '6540102,SAO,น้ำชำ,,54,สูงเม่น');
  const [found, ...more] = findingsOf(
    await importOf(test_.database, resultsCsv(resultsRow(',SAO,น้ำชำ,สูงเม่น', someMarks))),
  );
  expect(more).toEqual([]);
  expect(found?.en).toMatch(/may be any of .*6540102.*6540103/);
  const coded = resultsCsv(resultsRow('6540103,SAO,น้ำชำ,สูงเม่น', someMarks));
  expect(await importOf(test_.database, coded)).toMatchObject({ ok: true, assessed: 1 });
});

test('a former name is among the nearest', async () => {
  await becomes('1 ต.ค. 2564', '6540103,ทต.,รุ่งเรือง,,54,สูงเม่น');
  const file = resultsCsv(
    resultsRow('2540101,PAO,แพร่,เมืองแพร่', other),
    resultsRow(',SAO,นำ้ชำ่,เด่นชัย', someMarks),
  );
  expect(findingsOf(await importOf(test_.database, file))[0]?.en).toMatch(/Nearest: ทต.รุ่งเรือง/);
});
