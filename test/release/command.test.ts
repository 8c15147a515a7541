import { deeds, publishCommand } from '../../src/cli/release-deeds.js';
import { parseTyped } from '../../src/cli/usage.js';
import { type Life, makeLife, type Marks, someMarks, year } from './life.js';

const full: Marks = [
  [20, 20],
  [40, 40],
  [50, 50],
  [60, 60],
];

let life: Life;
let said: string[];
const before = process.env['DATABASE_URL'];
// Each command listens for Ctrl-C, as it is meant to be alone in its process.
beforeAll(() => process.setMaxListeners(50));
beforeEach(async () => {
  life = await makeLife();
  process.env['DATABASE_URL'] = life.url;
  said = [];
  for (const stream of ['log', 'error'] as const)
    jest.spyOn(console, stream).mockImplementation((...texts: unknown[]) => void said.push(texts.join(' ')));
});
afterEach(async () => {
  jest.restoreAllMocks();
  if (before === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = before;
  await life.drop();
});

/** Runs what is typed, and returns the exit code and what was said. */
async function typed(...args: string[]): Promise<[number, string]> {
  const [deed = '', ...rest] = args;
  const [command, name] =
    deed === 'publish!' ? [publishCommand, 'publish'] : [deeds[deed], `release -- ${deed}`];
  if (!command) throw new Error(name);
  said = [];
  const code = await command.run(parseTyped(name, command, rest));
  return [code, said.join('\n')];
}

const ofYear = ['--year', String(year)];

test('from a draft to a correction and its withdrawal, by one tool', async () => {
  await life.draft(someMarks, full);
  expect(await typed('publish', ...ofYear)).toEqual([0, `Release 1 of ${year} is public.`]);
  await life.draft(full, full);
  const [code, difference] = await typed('diff', ...ofYear);
  expect(code).toBe(0);
  expect(difference.split('\n')).toEqual([
    `Release 2 of ${year} (DRAFT) against release 1, which is public:`,
    expect.stringMatching(/ประเทศ Nation +89\.71 → 100\.00 %$/),
    expect.stringMatching(/แพร่ +89\.71 → 100\.00 %, rank 1$/),
    'Local governments: 0 added, 0 removed, 1 changed, 1 of them in their rating.',
    'With another rating:',
    expect.stringMatching(/2540101 แพร่ +79\.41 → 100\.00 %, rank 2 → 1, GOOD → OUTSTANDING/),
  ]);
  const [refused, why] = await typed('publish', ...ofYear);
  expect([refused, why]).toEqual([1, expect.stringMatching(/corrected: the public reads the note[^]*[ก-๙]/)]);
  expect((await typed('publish!', ...ofYear, '--note', 'Marks of Phrae'))[0]).toBe(0);
  expect(await typed('withdraw', ...ofYear, '--number', '2', '--note', 'Wrong file')).toEqual([
    0,
    `Release 2 of ${year} is withdrawn.`,
  ]);
  const [, list] = await typed('list');
  expect(list.split('\n')).toEqual([
    expect.stringMatching(/^2559\/1 +SUPERSEDED +\d{4}-.*results\.csv$/),
    expect.stringMatching(/^2559\/2 +WITHDRAWN .*Marks of Phrae {2}\(withdrawn: Wrong file\)$/),
  ]);
});

test('for programs each answer is JSON, a refusal too', async () => {
  await life.draft();
  const of = async (...args: string[]) => {
    const [code, text] = await typed(...args, '--json');
    return [code, JSON.parse(text)];
  };
  expect(await of('list')).toEqual([0, [expect.objectContaining({ year, number: 1, state: 'DRAFT' })]]);
  expect(await of('diff', ...ofYear)).toEqual([0, expect.objectContaining({ ok: true, against: null })]);
  const time = new Date(Date.now() + 60_000).toISOString();
  expect(await of('publish', ...ofYear, '--public-from', time)).toEqual([
    0,
    { ok: true, release: expect.objectContaining({ state: 'SCHEDULED', publishedAt: time }) },
  ]);
  expect(await of('publish', ...ofYear)).toEqual([
    1,
    { ok: false, userErrors: [expect.objectContaining({ code: 'NO_SUCH_RELEASE' })] },
  ]);
  expect(await typed('withdraw', ...ofYear, '--number', '1', '--note', 'x')).toEqual([
    0,
    `Release 1 of ${year} is a draft again.`,
  ]);
});

test('whether averages of few are public is decided for a year, with a reason', async () => {
  await life.draft(someMarks, full);
  const open = [...ofYear, '--set', 'open', '--reason', 'Order 12/2568'];
  expect(await typed('disclosure', ...open)).toEqual([
    0,
    expect.stringMatching(
      /shown however few .*\nWorked out anew: draft 1\.\nWhat is public.* stays as it is/,
    ),
  ]);
  expect(await typed('disclosure', ...open)).toEqual([
    1,
    expect.stringMatching(/is OPEN already.*\n.*[ก-๙]/),
  ]);
  await typed('publish', ...ofYear);
  expect((await typed('list'))[1]).toMatch(/PUBLISHED .*\(open\) {2}results\.csv$/);
  const strict = await typed('disclosure', ...ofYear, '--set', 'STRICT', '--reason', 'Over.', '--json');
  expect([strict[0], JSON.parse(strict[1])]).toEqual([
    0,
    { ok: true, year, disclosure: 'STRICT', drafts: [] },
  ]);
});

test.each([
  ['a withdrawal without a number', ['withdraw', ...ofYear, '--note', 'x'], '--number is missing'],
  ['a withdrawal without a reason', ['withdraw', ...ofYear, '--number', '1'], '--note is missing'],
  ['an empty note', ['publish', ...ofYear, '--note', ' '], '--note is empty'],
  ['a time without a zone', ['publish', ...ofYear, '--public-from', '2026-01-05T09:00'], 'with its zone'],
  ['no time', ['publish', ...ofYear, '--public-from', 'soonT09:00Z'], 'is no time'],
  ['no setting', ['disclosure', ...ofYear, '--reason', 'x'], '--set is missing'],
  ['a setting that is none', ['disclosure', ...ofYear, '--set', 'on', '--reason', 'x'], 'strict or open'],
  ['a setting without a reason', ['disclosure', ...ofYear, '--set', 'open'], '--reason is missing'],
  ['a difference of no year', ['diff'], '--year is missing'],
])('%s is said before the database is opened', async (_what, args, message) => {
  process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/none';
  await expect(typed(...args)).rejects.toThrow(message);
});
