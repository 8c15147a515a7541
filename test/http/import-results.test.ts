import type { Json } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';
import { byCode, byName, codes, documents, facts, marks, sending, year } from './importing.js';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const send = sending(() => world);
const done = async (...sent: Parameters<typeof send>): Promise<Json> => (await send(...sent)).data().done;

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
  const read = await world.ask(`{ nation { assessment(year: ${year}) { percent } } }`, {
    // The public does not see an average of two.
    as: world.ids.department,
  });
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
  const rows = [
    { code: '2540101', indicators },
    { ...byName, dimensions: null, indicators },
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

test('a dry run shows what the draft would change, and writes nothing', async () => {
  const input = { year: 2567, number: 2, rows: [byCode], accept: true };
  await done('create', { year: 2567, note: 'Corrected.' });
  const before = await facts(world);
  const tried = await done('import', { ...input, dryRun: true });
  expect(tried.difference).toMatchObject({
    against: { number: 1 },
    changes: { added: 0, removed: 9, changed: 0 },
  });
  expect(tried.difference.largestMoves).toHaveLength(9);
  expect(tried.assessedCount).toBe(1);
  expect(await facts(world)).toEqual(before);
});

test('under a key a deed is done once and answered the same, also when it comes twice at once', async () => {
  const create = { note: 'x', idempotencyKey: 'a' };
  const [one, two] = await Promise.all([done('create', create), done('create', create)]);
  expect(one.release.number).toBe(1);
  expect(two).toEqual(one);
  const input = { number: 1, rows: [byCode, byName], idempotencyKey: 'b' };
  const first = await done('import', input);
  const before = await facts(world);
  expect(await done('import', input)).toEqual(first);
  const other = await done('import', { ...input, rows: [byName] });
  expect([other.release, codes(other)]).toEqual([null, ['KEY_REUSED']]);
  expect(codes(await done('create', { ...create, idempotencyKey: '' }))).toEqual(['KEY_REUSED']);
  expect(await facts(world)).toEqual(before);
  const published = await done('publish', { idempotencyKey: 'c' });
  expect(await done('publish', { idempotencyKey: 'c' })).toEqual(published);
  const withdrawal = { number: 1, note: 'Wrong.', idempotencyKey: 'd' };
  expect(await done('withdraw', withdrawal)).toEqual(await done('withdraw', withdrawal));
});

test('the key of another administrator is another key', async () => {
  const [second] = await world.database.query<{ id: number }[]>(
    `insert into account (username, display_name, password_hash, role)
     values ('second', 'second', 'none', 'ADMIN') returning id`,
  );
  const input = { year, note: 'x', idempotencyKey: 'a' };
  const create = async (as: number) =>
    (await world.ask(documents.create, { as, variables: { input } })).data().done.release.number;
  expect(await create(world.ids.admin)).toBe(1);
  for (const again of [1, 2]) expect([again, await create(second?.id ?? 0)]).toEqual([again, 2]);
  expect(await create(world.ids.admin)).toBe(1);
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
