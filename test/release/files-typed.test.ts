import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameCopies, nameFiles } from '../../src/cli/name-files.js';
import { startStages } from '../../src/cli/stages.js';
import { importResults } from '../../src/release/import/results.commands.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { resultsCsv, resultsRow, someMarks, withRegistry } from './lists.js';
import { typedOn } from './typed.js';

let test_: TestDatabase;
let folder: string;
beforeEach(async () => {
  test_ = await testDatabase();
  await withRegistry(test_.database);
  folder = mkdtempSync(join(tmpdir(), 'lpa-files-'));
  for (const [place, row] of [
    ['north', resultsRow('2540101,PAO,แพร่,เมืองแพร่', someMarks)],
    ['south', resultsRow('6540102,SAO,ป่าแดง,เมืองแพร่', someMarks).replace(',15,', ',25,')],
  ] as const) {
    mkdirSync(join(folder, place));
    writeFileSync(join(folder, place, 'results.csv'), resultsCsv(row));
  }
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await test_.drop();
});

const at = (...parts: string[]) => join(folder, ...parts);
const both = () => [at('north', 'results.csv'), at('south', 'results.csv')];

test('files of one name are told apart by their folders, in findings and in their copies', async () => {
  const [code, said] = await typedOn(test_.url, [
    ...['check', ...both(), '--year', '2559', '--report', at('findings.csv'), '--json'],
  ]);
  expect(code).toBe(1);
  const { findings } = JSON.parse(said) as {
    findings: { file: string | null; severity: string; en: string }[];
  };
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors.length).toBeGreaterThan(0);
  expect(new Set(errors.map(({ file }) => file))).toEqual(new Set(['south/results.csv']));
  const copies = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  expect(copies.sort()).toEqual(['findings-north-results.csv', 'findings-south-results.csv', 'findings.csv']);
  expect(readFileSync(at('findings-south-results.csv'), 'utf8')).toContain('more than');
  expect(readFileSync(at('findings-north-results.csv'), 'utf8')).not.toContain('more than');
});

test('a province in two files of one name is noticed', async () => {
  writeFileSync(at('south', 'results.csv'), resultsCsv(resultsRow('6540102,SAO,ป่าแดง,เมืองแพร่', someMarks)));
  const [, said] = await typedOn(test_.url, ['check', ...both(), '--year', '2559']);
  expect(said).toContain('is in several files (north/results.csv, south/results.csv)');
});

test('names are as short as they can be, and copies never one', () => {
  expect(nameFiles(['a/x.csv', './b/x.csv', 'y.csv', '/z/q.xlsx'])).toEqual([
    'a/x.csv',
    'b/x.csv',
    'y.csv',
    'q.xlsx',
  ]);
  expect(nameCopies('out/f.csv', ['a.xlsx', 'a.csv', 'b/c.csv'])).toEqual([
    'f-a.xlsx.csv',
    'f-a.csv.csv',
    'f-b-c.csv',
  ]);
});

test('a file named twice is said at once', async () => {
  const twice = ['check', at('north', 'results.csv'), at('north', 'results.csv'), '--year', '2559'];
  await expect(typedOn(test_.url, twice)).rejects.toThrow('is named twice');
});

test('a file that is too large is refused among the others, for programs and in the report too', async () => {
  writeFileSync(at('huge.csv'), '');
  truncateSync(at('huge.csv'), 2 * 1024 ** 3);
  const [code, said] = await typedOn(test_.url, [
    ...['import', at('huge.csv'), ...both(), '--year', '2559', '--report', at('findings.csv'), '--json'],
  ]);
  expect(code).toBe(1);
  const { findings } = JSON.parse(said) as { findings: { file: string | null; th: string }[] };
  expect(findings.find(({ file }) => file === 'huge.csv')?.th).toContain('2048 MB');
  expect(findings.some(({ file }) => file === 'south/results.csv')).toBe(true);
  expect(readFileSync(at('findings.csv'), 'utf8')).toContain('huge.csv');
});

test('a bar for each stage: reading, checking, writing, statistics, each to its end', async () => {
  const told: [string, number, number][] = [];
  const bytes = readFileSync(at('north', 'results.csv'));
  await importResults(test_.database, {
    ...{ files: [{ name: 'a.csv', bytes }], year: 2559, note: null, createdBy: 'x', accept: true },
    ...{ acceptChanges: false, onProgress: (stage, done, total) => void told.push([stage, done, total]) },
  });
  const stages = [...new Set(told.map(([stage]) => stage))];
  expect(stages).toEqual(['READING', 'CHECKING', 'WRITING', 'COUNTING']);
  for (const stage of stages) {
    const [, done, total] = told.filter(([each]) => each === stage).at(-1) ?? [];
    expect([stage, done]).toEqual([stage, total]);
  }
  const bars: string[] = [];
  const progress = startStages((label) => {
    bars.push(label);
    return { update: () => undefined, end: () => void bars.push('end') };
  });
  progress.update('READING', 0, 1);
  progress.update('READING', 1, 1);
  progress.update('WRITING', 1, 1);
  progress.end();
  expect(bars).toEqual(['Reading', 'end', 'Writing', 'end']);
});
