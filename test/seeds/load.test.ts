import type { DataSource } from 'typeorm';
import { isDemo } from '../../seeds/demo/is-demo.js';
import { loadDemoNation } from '../../seeds/demo/load.js';
import { StartUpError } from '../../src/errors.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let fresh: TestDatabase;
let database: DataSource;
beforeAll(async () => ({ database } = fresh = await testDatabase()));
afterAll(() => fresh.drop());

const ignore = () => undefined;

const tables = [
  'local_government',
  'local_government_count',
  'account',
  'indicator',
  'release',
  'assessment',
];

const countRows = async (): Promise<number> => {
  const counts = [...tables, 'dimension_score', 'indicator_score', 'statistic', 'demo_nation']
    .map((table) => `(select count(*) from ${table})`)
    .join(' + ');
  const [row] = await database.query<{ rows: number }[]>(`select ${counts} as rows`);
  return row?.rows ?? -1;
};

test('beside a real registry there is no demo', async () => {
  await database.query(`
    insert into local_government (code, type, name_th, province_code, district_th, search_text)
    values ('6430111', 'SAO', 'หนองกอมเกาะ', '43', 'เมืองหนองคาย', '')`);
  await expect(loadDemoNation(database, ignore)).rejects.toThrow(StartUpError);
  expect(await isDemo(database)).toBe(false);
  expect(await countRows()).toBe(1);
  await database.query('delete from local_government');
});

test('a load that breaks off leaves nothing, and the next one loads it all and tells how far it is', async () => {
  let reached = 0;
  const breakOff = loadDemoNation(database, (done, total) => {
    reached = done;
    if (done > total / 2) throw new Error('the plug was pulled');
  });
  await expect(breakOff).rejects.toThrow('the plug was pulled');
  expect(reached).toBeGreaterThan(0);
  expect(await countRows()).toBe(0);
  expect(await isDemo(database)).toBe(false);

  const steps: number[] = [];
  let end = 0;
  await loadDemoNation(database, (done, total) => {
    steps.push(done);
    end = total;
  });
  expect(await isDemo(database)).toBe(true);
  expect(steps.length).toBeGreaterThan(50);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps.at(-1)).toBe(end);
});

test('a second load does nothing', async () => {
  const before = await countRows();
  const progress = jest.fn();
  await loadDemoNation(database, progress);
  expect(progress).not.toHaveBeenCalled();
  expect(await countRows()).toBe(before);
});
