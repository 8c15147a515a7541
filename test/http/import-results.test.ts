import { type Answer, type Json } from '../support/ask.js';
import { type AccountName, makeWorld, type World } from '../support/world.js';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const year = 2569;
const fields = `release { id number state note approvedAt viewerCanApprove viewerCanPublish }
  userErrors { code path message { th en } }`;
const documents = {
  create: `mutation ($input: CreateReleaseInput!) { done: createRelease(input: $input) { ${fields} } }`,
  import: `mutation ($input: ImportResultsInput!) { done: importResults(input: $input) { ${fields}
    assessedCount findingCount findings { severity row column value message { th en } }
    difference { against { number } changes { added removed changed ratingChanged }
      averages { provinceCode percentBefore percentAfter } largestMoves { code percentBefore percentAfter } } } }`,
  publish: `mutation ($input: PublishReleaseInput!) { done: publishRelease(input: $input) { ${fields}
    difference { against { number } changes { added } averages { provinceCode percentAfter } } } }`,
  approve: `mutation ($input: ApproveReleaseInput!) { done: approveRelease(input: $input) { ${fields} } }`,
  withdraw: `mutation ($input: WithdrawReleaseInput!) { done: withdrawRelease(input: $input) { ${fields} } }`,
};

const send = (deed: keyof typeof documents, input: object, as: AccountName = 'admin'): Promise<Answer> =>
  world.ask(documents[deed], { as: world.ids[as], variables: { input: { year, ...input } } });
const done = async (...sent: Parameters<typeof send>): Promise<Json> => (await send(...sent)).data().done;

const marks = (...scores: number[]) => scores.map((score, at) => ({ dimension: at + 1, full: 20, score }));
const byCode = { code: '2540101', dimensions: marks(18, 17, 16, 15, 14.5) };
const byName = {
  ...{ name: 'ป่าแดง', type: 'อบต.', province: 'แพร่' },
  dimensions: marks(12, 13, 14, 15, 16),
};

const facts = async (): Promise<unknown> =>
  (
    await world.database.query<unknown[]>(
      `select (select count(*)::int from release) as releases, (select count(*)::int from deed_key) as keys,
              (select count(*)::int from dimension_score) as marks, (select count(*)::int from audit_event) as deeds`,
    )
  )[0];

const codes = ({ userErrors }: Json): string[] => userErrors.map((each: Json) => each.code);

test('a year comes in pieces, by code and by name, is looked at, and becomes public', async () => {
  expect(await done('create', { note: 'First.' })).toMatchObject({
    release: { number: 1, state: 'DRAFT', note: 'First.' },
    userErrors: [],
  });
  expect(await done('import', { number: 1, rows: [byCode] })).toMatchObject({
    ...{ assessedCount: 1, userErrors: [], difference: null },
  });
  // Of the same province: what was brought before stays.
  const second = await done('import', { number: 1, rows: [byName, { code: '6540105' }], dryRun: false });
  expect(second).toMatchObject({ assessedCount: 2, userErrors: [] });
  const tried = await done('publish', { dryRun: true });
  expect(tried.difference).toMatchObject({ against: null, changes: { added: 2 } });
  expect(tried.difference.averages[0]).toEqual({ provinceCode: null, percentAfter: 75.25 });
  expect(await done('publish', {})).toMatchObject({ release: { state: 'PUBLISHED' }, difference: null });
  const read = await world.ask(`{ nation { assessment(year: ${year}) { percent } } }`);
  expect(read.data().nation.assessment).toMatchObject({ percent: 75.25 });
  expect(
    await world.database.query(
      `select action, actor, origin from audit_event where subject = '2569/1' order by id`,
    ),
  ).toEqual(
    ['CREATE_RELEASE', 'IMPORT_RESULTS', 'IMPORT_RESULTS', 'PUBLISH'].map((action) => ({
      ...{ action, actor: 'admin', origin: expect.stringMatching(/127\.0\.0\.1|::1/) },
    })),
  );
});

test('marks by indicator make those of the dimensions, by name too', async () => {
  await world.database.query(
    `insert into indicator (dimension_id, number, name_th, name_en, full_mark)
     select id, n, 'ตัวชี้วัด', 'Indicator', 5 from dimension, generate_series(1, 2) n where year = ${year}`,
  );
  const indicators = [1, 2, 3, 4, 5].flatMap((dimension) => [
    { dimension, number: 1, score: 4 },
    { dimension, number: 2, ...(dimension === 5 ? { score: null } : { full: 5, score: 3.5 }) },
  ]);
  await done('create', {});
  const { dimensions: _dimensions, ...who } = byName;
  const rows = [
    { code: '2540101', indicators },
    { ...who, indicators },
  ];
  expect(await done('import', { number: 1, rows, accept: true })).toMatchObject({ assessedCount: 2 });
  expect(
    await world.database.query(
      `select distinct full_mark as "full", score from dimension_score join release r on r.id = release_id
        where r.year = ${year} order by 1`,
    ),
  ).toEqual([
    { full: 5, score: 4 },
    { full: 10, score: 7.5 },
  ]);
});

const faults: readonly (readonly [string, object[], string[]])[] = [
  ['no row', [], ['error null null']],
  ['a code nobody has', [{ ...byCode, code: '2540199' }], ['error 1 code']],
  ['a code that is none', [{ ...byCode, code: 'x' }], ['error 1 code']],
  ['nobody', [{ dimensions: marks(1, 2, 3, 4, 5) }], ['error 1 name']],
  ['a name nobody has', [byCode, { ...byName, name: 'ป่าดง' }], ['error 2 name']],
  ['a province that does not exist', [{ ...byName, province: 'แพร' }], ['error 1 province']],
  ['a changed type', [{ ...byName, type: 'เทศบาลตำบล' }], ['error 1 name']],
  ['more than full', [{ ...byCode, dimensions: marks(21, 1, 1, 1, 1) }], ['error 1 dimensions.0.score']],
  ['three decimals', [{ ...byCode, dimensions: marks(1, 2.005, 3, 4, 5) }], ['error 1 dimensions.1.score']],
  [
    'a dimension missing',
    [{ ...byCode, dimensions: marks(1, 2, 3, 4) }],
    ['error 1 dimension 5.full', 'error 1 dimension 5.score'],
  ],
  ['a dimension too many', [{ ...byCode, dimensions: marks(1, 2, 3, 4, 5, 6) }], ['error 1 dimensions.5']],
  ['a body twice', [byCode, byCode], ['error 2 code']],
  ['round marks', [{ ...byCode, dimensions: marks(10, 10, 10, 10, 10) }], ['warning 1 code']],
  [
    'dimensions and indicators',
    [{ ...byCode, indicators: [{ dimension: 1, number: 1, score: 1 }] }],
    ['error 1 code'],
  ],
];

test.each(faults)(
  '%s is found at its row and field, in both languages, and nothing is written',
  async (_what, rows, places) => {
    await done('create', {});
    const before = await facts();
    const refused = await done('import', { number: 1, rows, idempotencyKey: 'k' });
    expect([refused.release, codes(refused)]).toEqual([null, ['ROWS_REFUSED']]);
    const stops = refused.findings.filter((each: Json) => each.severity !== 'note');
    expect(stops.map((each: Json) => `${each.severity} ${each.row} ${each.column}`)).toEqual(places);
    for (const { message } of refused.findings) {
      expect(message.th).toMatch(/[ก-ฮ]/);
      expect(message.en).toMatch(/[a-z]{2}/);
    }
    expect(await facts()).toEqual(before);
  },
);

test('a dry run shows what the draft would change, and writes nothing', async () => {
  const input = { year: 2567, number: 2, rows: [byCode], accept: true };
  await done('create', { year: 2567, note: 'Corrected.' });
  const before = await facts();
  const tried = await done('import', { ...input, dryRun: true });
  expect(tried.difference).toMatchObject({
    against: { number: 1 },
    changes: { added: 0, removed: 9, changed: 0 },
  });
  expect(tried.difference.largestMoves).toHaveLength(9);
  expect(tried.assessedCount).toBe(1);
  expect(await facts()).toEqual(before);
});

test('under a key a deed is done once and answered the same, also when it comes twice at once', async () => {
  const create = { note: 'x', idempotencyKey: 'a' };
  const [one, two] = await Promise.all([done('create', create), done('create', create)]);
  expect(one.release.number).toBe(1);
  expect(two).toEqual(one);
  const input = { number: 1, rows: [byCode, byName], idempotencyKey: 'b' };
  const first = await done('import', input);
  const before = await facts();
  expect(await done('import', input)).toEqual(first);
  const other = await done('import', { ...input, rows: [byName] });
  expect([other.release, codes(other)]).toEqual([null, ['KEY_REUSED']]);
  expect(codes(await done('create', { ...create, idempotencyKey: '' }))).toEqual(['KEY_REUSED']);
  expect(await facts()).toEqual(before);
  const published = await done('publish', { idempotencyKey: 'c' });
  expect(await done('publish', { idempotencyKey: 'c' })).toEqual(published);
  const withdrawal = { number: 1, note: 'Wrong.', idempotencyKey: 'd' };
  expect(await done('withdraw', withdrawal)).toEqual(await done('withdraw', withdrawal));
});

test('a refused deed leaves its key free', async () => {
  const input = { number: 1, rows: [byCode], idempotencyKey: 'a' };
  expect(codes(await done('import', input))).toEqual(['NO_SUCH_RELEASE']);
  await done('create', {});
  expect(await done('import', input)).toMatchObject({ assessedCount: 1 });
});

test('of eight imports and two publications at once each is whole, or told why not', async () => {
  await done('create', {});
  const sent = Array.from({ length: 8 }, (_, at) =>
    done('import', { number: 1, rows: [{ ...byCode, dimensions: marks(11 + at, 12, 13, 14, 15) }] }),
  );
  const [imports, publications] = [
    await Promise.all(sent.slice(0, 4)),
    await Promise.all([...sent.slice(4), done('publish', { number: 1 }), done('publish', { number: 1 })]),
  ];
  const answers = [...imports, ...publications];
  const refused = answers.flatMap(codes);
  expect(refused.filter((code) => code !== 'NOT_A_DRAFT')).toEqual([]);
  expect(publications.slice(-2).filter((each) => each.release?.state === 'PUBLISHED')).toHaveLength(1);
  const [found] = await world.database.query<{ rows: number; agree: boolean }[]>(
    `select count(*)::int as rows, bool_and(s.percent = a.percent) as agree
       from assessment a join release r on r.id = a.release_id
       join statistic s on s.release_id = r.id and s.province_code is null and s.type is null
                       and s.dimension_id is null and s.indicator_id is null
      where r.year = ${year} and a.status = 'ASSESSED'`,
  );
  expect(found).toEqual({ rows: 1, agree: true });
});

test('a year that does not exist, and a release that is public, are refused with a code', async () => {
  expect(codes(await done('create', { year: 2510 }))).toEqual(['NO_SUCH_YEAR']);
  expect(codes(await done('import', { year: 2510, number: 1, rows: [byCode] }))).toEqual(['NO_SUCH_YEAR']);
  expect(codes(await done('import', { year: 2567, number: 1, rows: [byCode] }))).toEqual(['NOT_A_DRAFT']);
});

test('so many rows are for an administrator who imports, and for nobody else', async () => {
  await done('create', {});
  const rows = Array.from({ length: 800 }, () => byCode);
  const refused = await done('import', { number: 1, rows });
  expect(refused.findingCount).toBeGreaterThan(700);
  expect(refused.findings).toHaveLength(500);
  expect((await send('import', { number: 1, rows }, 'department')).errorCode()).toBe('VARIABLES_TOO_LARGE');
  const other = await world.ask(`${documents.publish} # importResults`, {
    ...{ as: world.ids.admin, variables: { input: { year, note: 'x'.repeat(20_000) } } },
  });
  expect(other.errorCode()).toBe('VARIABLES_TOO_LARGE');
});
