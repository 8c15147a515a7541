import type { TestServer } from '../support/ask.js';
import { accountId } from '../support/account-id.js';
import { demoServer } from '../support/demo.js';

let server: TestServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

test('the manual’s figure 5: Nong Khai in 2559', async () => {
  const answer = await server.ask(`{ province(code: "43") {
    name { th en } iso region { en } districtCount areaKm2 population(year: 2559) { population date }
    localGovernmentCounts { total byType { type count } }
    assessment(year: 2559) { status percent passed rating { level name { th } } rank { place of in }
      dimensions { dimension { number } percent rating { level } rank { of } }
      byType { type totalCount } statistics { totalCount } } } }`);
  const { assessment, ...facts } = answer.data().province;
  expect(facts).toEqual({
    name: { th: 'หนองคาย', en: 'Nong Khai' },
    iso: 'TH-43',
    region: { en: 'Northeast' },
    districtCount: 9,
    areaKm2: 3026.534,
    population: { population: 517260, date: '2014-12-31' },
    localGovernmentCounts: {
      total: 68,
      byType: [
        { type: 'PAO', count: 1 },
        { type: 'TOWN_MUNICIPALITY', count: 2 },
        { type: 'SUBDISTRICT_MUNICIPALITY', count: 17 },
        { type: 'SAO', count: 48 },
      ],
    },
  });
  expect(assessment).toMatchObject({
    status: 'ASSESSED',
    percent: 76.3,
    passed: true,
    rating: { level: 'GOOD', name: { th: 'ดี' } },
    rank: { place: 10, of: 76, in: 'NATION' },
    statistics: { totalCount: 68 },
  });
  expect(
    assessment.dimensions.map((score: { dimension: { number: number } }) => score.dimension.number),
  ).toEqual([1, 2, 3, 4]);
  for (const score of assessment.dimensions)
    expect(score).toMatchObject({ percent: expect.any(Number), rank: { of: 76 } });
});

test('the manual’s figure 5 for local governments: Bun Rueang', async () => {
  const document = `{ localGovernment(code: "05570302") {
    code fullName { th en } shortName district { th en } province { name { th } }
    generalInformation { population areaKm2 villageCount }
    assessment(year: 2559) { full score percent rating { level } dimensions { full score percent indicators { indicator { name { th } full } applies score } } } } }`;
  const { assessment, ...facts } = (
    await server.ask(document, { as: await accountId(server, 'province-57') })
  ).data().localGovernment;
  expect(facts).toEqual({
    code: '5570302',
    fullName: { th: 'เทศบาลตำบลบุญเรือง', en: 'Bun Rueang Subdistrict Municipality' },
    shortName: 'ทต.บุญเรือง',
    district: { th: 'เชียงของ', en: 'Chiang Khong' },
    province: { name: { th: 'เชียงราย' } },
    generalInformation: { population: 6325, areaKm2: 77.04, villageCount: 10 },
  });
  const sum = (key: 'full' | 'score') =>
    assessment.dimensions.reduce((total: number, each: Record<typeof key, number>) => total + each[key], 0);
  expect([assessment.full, assessment.score]).toEqual([sum('full'), sum('score')]);
  for (const dimension of assessment.dimensions) {
    const counted = dimension.indicators.filter((each: { applies: boolean }) => each.applies);
    expect(counted.reduce((total: number, each: { score: number }) => total + each.score, 0)).toBe(
      dimension.score,
    );
  }
  for (const other of ['province-43', 'lao-5570351', 'lao-5430152'])
    expect((await server.ask(document, { as: await accountId(server, other) })).errorCode()).toBe(
      'FORBIDDEN',
    );
  expect((await server.ask(document)).errorCode()).toBe('UNAUTHENTICATED');
  expect(
    (await server.ask(document, { as: await accountId(server, 'lao-5570302') })).data().localGovernment.code,
  ).toBe('5570302');
});

test('2559 and 2560 measure different things, and the answer says so', async () => {
  const { assessments } = (
    await server.ask(
      '{ nation { assessments { year { year { be } comparability { comparable previous { be } reason { en th } } } } } }',
    )
  ).data().nation;
  const of = (be: number) =>
    assessments.find((each: { year: { year: { be: number } } }) => each.year.year.be === be).year
      .comparability;
  expect(of(2559)).toEqual({ comparable: true, previous: { be: 2558 }, reason: null });
  expect(of(2560)).toEqual({
    comparable: false,
    previous: { be: 2559 },
    reason: { en: expect.any(String), th: expect.any(String) },
  });
});

test('Pattaya is exempt: the nation’s cell of its type has nothing to hide and says so', async () => {
  const { byType } = (
    await server.ask(
      '{ nation { assessment(year: 2559) { byType { type assessedCount totalCount percent suppression } } } }',
    )
  ).data().nation.assessment;
  expect(byType.at(-1)).toEqual({
    type: 'SPECIAL',
    assessedCount: 0,
    totalCount: 1,
    percent: null,
    suppression: 'NOT_ASSESSED',
  });
  expect(byType.slice(0, -1).every((cell: { suppression: null }) => cell.suppression === null)).toBe(true);
});

test('every answer of a demo says that it is one', async () => {
  expect((await server.ask('{ nation { name { en } } }')).body.extensions).toEqual({
    demo: expect.stringContaining('invented'),
  });
});
