import { rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCommands } from '../../src/cli/import-commands.js';
import { readInput } from '../../src/cli/input-file.js';
import { releaseCommands } from '../../src/cli/release-commands.js';
import { deeds } from '../../src/cli/release-deeds.js';
import { list, report } from '../../src/cli/report.js';
import {
  type Command,
  commandHelp,
  type Group,
  groupHelp,
  overview,
  parseTyped,
  UsageError,
} from '../../src/cli/usage.js';
import { finding, formatFinding, note, warning } from '../../src/import/finding.js';
import { startProgress } from '../../src/progress.js';

const command = (name: string): Command => {
  const found = { ...deeds, ...importCommands, ...releaseCommands }[name];
  if (!found || 'deeds' in found) throw new Error(name);
  return found;
};
const parse = (name: string, ...args: string[]) => parseTyped(name, command(name), args);

test('arguments and options are told apart', () => {
  expect(parse('import:results', 'a.csv', '--year', '2568', '--accept-changes')).toEqual({
    positionals: ['a.csv'],
    values: { year: '2568', 'accept-changes': true },
  });
});

test.each([
  ['an unknown option', 'publish', ['--yaer', '2568'], "'--yaer'"],
  ['no file', 'import:registry', [], 'takes one argument'],
  ['two files', 'import:registry', ['a', 'b'], 'was given 2'],
  ['a file too many', 'publish', ['a'], 'takes no argument'],
  ['an option without its value', 'publish', ['--year'], '--year'],
])('%s is said', (_what, name, args, message) => {
  expect(() => parse(name, ...args)).toThrow(UsageError);
  expect(() => parse(name, ...args)).toThrow(message);
});

test.each([
  [{}, '--year is missing'],
  [{ year: '68' }, '--year 68 is no year'],
  [{ year: '2568', number: '0' }, '--number 0 is no number'],
])('%j is not taken for a year and a number', async (values, message) => {
  await expect((async () => command('publish').run({ positionals: [], values }))()).rejects.toThrow(message);
});

test('a file that cannot be read is one sentence', async () => {
  const run = command('import:registry').run({ positionals: ['/no/such.csv'], values: {} });
  await expect(run).rejects.toThrow('The file /no/such.csv cannot be read: there is no such file.');
});

test('a file of 2 GB is refused by its size, and never read', async () => {
  const path = join(tmpdir(), `${process.pid}-huge.csv`);
  await writeFile(path, '');
  await truncate(path, 2 ** 31);
  try {
    await expect(readInput(path)).rejects.toThrow('2048 MB; at most 64 MB are read');
  } finally {
    await rm(path);
  }
});

test('help shows how to call a command', () => {
  expect(commandHelp('release -- import', command('import'))).toContain('npm run release -- import FILE...');
  expect(overview(releaseCommands)).not.toContain('release import');
  const tool = groupHelp('release', releaseCommands['release'] as Group);
  for (const deed of ['check', 'import', 'diff', 'approve', 'publish', 'withdraw', 'list'])
    expect(tool).toMatch(new RegExp(`^  ${deed} .*\\n +[A-Z]`, 'm'));
  expect(overview(importCommands)).toContain('import:registry');
  expect(commandHelp('publish', command('publish'))).toContain('npm run publish -- --year 2568');
});

/** Takes what a command says. */
function listener() {
  const said: string[] = [];
  const to = (stream: string) => (text: string) => void said.push(`${stream} ${text}`);
  return { said, log: to('log'), error: to('error') };
}

test('the report of a refusal lists findings with their places, twenty of a kind, and fails', () => {
  const out = listener();
  const findings = Array.from({ length: 203 }, (_, n) =>
    finding({ line: n + 2, column: 'type' }, 'ผิด', 'is wrong.'),
  );
  expect(report({ ok: false, findings, notes: [] }, () => 'done', out)).toBe(1);
  expect(out.said[0]).toBe('error Error: line 2, type: is wrong.\n    ข้อผิดพลาด: บรรทัด 2, type: ผิด');
  expect(out.said.slice(-2)).toEqual([
    expect.stringContaining('… and 183 more like these'),
    'error \nNothing was imported: 203 things to put right.',
  ]);
  expect(out.said).toHaveLength(22);
});

test('an error is never lost among notes: the gravest come first, whatever their number', () => {
  const out = listener();
  const notes = Array.from({ length: 252 }, (_, n) =>
    note({ value: `น้ำ${n}` }, 'ไม่มี', `น้ำ${n} has ${n} rows.`),
  );
  list([...notes, warning({}, 'ระวัง', 'Careful.'), finding({ line: 4000 }, 'ผิด', 'is wrong.')], out);
  expect(out.said.slice(0, 2)).toEqual([
    expect.stringContaining('Error: line 4000: is wrong.'),
    expect.stringContaining('Warning: Careful.'),
  ]);
  expect(out.said.at(-1)).toContain('232 more like these');
  expect(out.said).toHaveLength(23);
});

test('the report of an import gives its notes and the summary', () => {
  const out = listener();
  expect(report({ ok: true, notes: [note({}, 'ก', 'Note.')], n: 3 }, ({ n }) => `done ${n}`, out)).toBe(0);
  expect(out.said).toEqual(['error Note: Note.\n    หมายเหตุ: ก', 'log done 3']);
});

test('a finding names line, column and what stands there', () => {
  expect(formatFinding(finding({ line: 4, column: 'd1_score', value: '2"x' }, 'ผิด', 'is wrong.'))).toBe(
    'Error: line 4, d1_score "2\\"x": is wrong.\n    ข้อผิดพลาด: บรรทัด 4, d1_score "2\\"x": ผิด',
  );
});

test('progress is a bar on a terminal and a line a quarter in a log', () => {
  const screen = (isTTY: boolean) => {
    const written: string[] = [];
    return { isTTY, written, write: (text: string) => written.push(text) };
  };
  const [terminal, log] = [screen(true), screen(false)];
  for (const each of [terminal, log]) {
    const progress = startProgress('Load', each);
    for (let done = 1; done <= 1000; done++) progress.update(done, 1000);
    progress.end();
  }
  expect(log.written).toEqual([250, 500, 750, 1000].map((done) => `Load: ${done} of 1000\n`));
  expect(terminal.written).toHaveLength(102);
  expect(terminal.written.at(-2)).toContain('100 %');
});
