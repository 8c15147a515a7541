import { type Life, makeLife, type Marks, someMarks, year } from './life.js';
import { typedOn } from './typed.js';

const full: Marks = [
  [20, 20],
  [40, 40],
  [50, 50],
  [60, 60],
];

let life: Life;
beforeEach(async () => {
  life = await makeLife();
});
afterEach(() => life.drop());

const typed = (...args: string[]) => typedOn(life.url, args);

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

test('times are told as clocks in Thailand show them, the year in the era of the language', async () => {
  await life.draft();
  const [, said] = await typed('publish', ...ofYear, '--public-from', nextYear('12-05T02:00:00Z'));
  const be = new Date().getUTCFullYear() + 1 + 543;
  expect(said).toMatch(
    new RegExp(
      `becomes public at ${be - 543}-12-05 09:00 Thai time \\(5 ธันวาคม ${be} เวลา 09:00 น\\.\\)\\.$`,
    ),
  );
  expect((await typed('list'))[1]).toMatch(/SCHEDULED +\d{4}-12-05 09:00 /);
  await life.draft();
  const [code, why] = await typed(
    'publish',
    ...ofYear,
    '--number',
    '2',
    '--public-from',
    nextYear('12-05T02:00:00Z'),
  );
  expect([code, why]).toEqual([1, expect.stringContaining('09:00 Thai time: withdraw it first')]);
});

const nextYear = (rest: string) => `${new Date().getUTCFullYear() + 1}-${rest}`;

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
  await expect(typedOn('postgres://nobody@127.0.0.1:1/none', args)).rejects.toThrow(message);
});
