import type { Json } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const assessment = `status full score percent passed rating { level name { th } } rank { place of in }
  dimensions { dimension { number name { en } } full score percent rating { level } }
  year { year { be ce } } release { number state }`;

test('a local government: marks, percentage, rating and its places', async () => {
  const answer = await world.ask(
    `{ localGovernment(code: "06540104") { code fullName { th } shortName assessment(year: 2024) { ${assessment}
       inProvince: rank(in: PROVINCE) { place of } inType: rank(in: TYPE) { place of }
       inTypeAndProvince: rank(in: TYPE_IN_PROVINCE) { place of } byType { type } statistics { totalCount } } } }`,
    { as: world.ids.officeOfPhrae },
  );
  expect(answer.data().localGovernment).toEqual({
    code: '6540104',
    fullName: { th: 'องค์การบริหารส่วนตำบลน้ำชำ' },
    shortName: 'อบต.น้ำชำ',
    assessment: {
      status: 'ASSESSED',
      full: 100,
      score: 94.25,
      percent: 94.25,
      passed: true,
      rating: { level: 'OUTSTANDING', name: { th: 'ดีเด่น' } },
      rank: { place: 1, of: 10, in: 'NATION' },
      inProvince: { place: 1, of: 6 },
      inType: { place: 1, of: 8 },
      inTypeAndProvince: { place: 1, of: 5 },
      dimensions: [
        ['Management', 19, 95],
        ['Personnel Administration and Council Affairs', 19, 95],
        ['Financial and Fiscal Administration', 19, 95],
        ['Public Services', 19, 95],
        ['Good Governance', 18.25, 91.25],
      ].map(([en, score, percent], index) => ({
        dimension: { number: index + 1, name: { en } },
        full: 20,
        score,
        percent,
        rating: { level: 'OUTSTANDING' },
      })),
      year: { year: { be: 2567, ce: 2024 } },
      release: { number: 1, state: 'PUBLISHED' },
      byType: null,
      statistics: null,
    },
  });
});

test('one that was not assessed has nulls and a reason, never 0', async () => {
  const answer = await world.ask(
    `{ localGovernment(code: "6430105") { assessment { status full score percent rating { level } passed rank { place } dimensions { score } } } }`,
    { as: world.ids.department },
  );
  expect(answer.data().localGovernment.assessment).toEqual({
    status: 'NOT_ASSESSED',
    full: null,
    score: null,
    percent: null,
    rating: null,
    passed: null,
    rank: null,
    dimensions: [],
  });
});

test('a province and the nation: the mean of the assessed bodies, of how many, and the place', async () => {
  // Nong Khai 2567: 77, 65, 85, 60 assessed of five; Phrae: 80.5, 70, 70, 94.25, 50, 90.
  const answer = await world.ask(
    `{ nongKhai: province(code: "43") { assessment { percent rating { level } rank { place of } statistics { totalCount assessedCount } } }
       phrae: province(code: "54") { assessment { percent rank { place of } } }
       bangkok: province(code: "10") { underDepartment assessment { status percent rank { place } suppression } }
       lampang: province(code: "52") { assessment { status percent suppression } }
       nation { assessment { percent statistics { totalCount assessedCount distributionSuppression distribution { minimum maximum median passedCount } } } } }`,
    { as: world.ids.department },
  );
  const data = answer.data();
  expect(data.nongKhai.assessment).toEqual({
    percent: 71.75,
    rating: { level: 'GOOD' },
    rank: { place: 2, of: 2 },
    statistics: { totalCount: 5, assessedCount: 4 },
  });
  expect(data.phrae.assessment).toEqual({ percent: 75.79, rank: { place: 1, of: 2 } });
  expect(data.bangkok).toEqual({
    underDepartment: false,
    assessment: { status: 'NOT_UNDER_DEPARTMENT', percent: null, rank: null, suppression: 'NOT_ASSESSED' },
  });
  expect(data.lampang.assessment).toEqual({
    status: 'NOT_ASSESSED',
    percent: null,
    suppression: 'NOT_ASSESSED',
  });
  expect(data.nation.assessment).toEqual({
    percent: 74.18,
    statistics: {
      totalCount: 11,
      assessedCount: 10,
      // Ten bodies are too few for the public to see how they are spread.
      distributionSuppression: 'TOO_FEW',
      distribution: { minimum: 50, maximum: 94.25, median: 73.5, passedCount: 7 },
    },
  });
  const spread = 'statistics { distributionSuppression distribution { median } }';
  const told = await world.ask(
    `{ nation { assessment { ${spread} } } province(code: "43") { assessment { ${spread} } } }`,
  );
  expect(told.data()).toEqual({
    nation: { assessment: { statistics: { distributionSuppression: 'TOO_FEW', distribution: null } } },
    province: {
      assessment: { statistics: { distributionSuppression: 'PROTECTS_ANOTHER', distribution: null } },
    },
  });
});

test('a small cell and one more are hidden from the public, not from who reads the bodies', async () => {
  const document = `{ province(code: "54") { assessment { byType { type totalCount assessedCount percent suppression }
    statistics { distribution { minimum } } dimensions { byType { type percent suppression } } } } }`;
  const hidden = (await world.ask(document)).data().province.assessment;
  expect(hidden.byType).toEqual([
    { type: 'PAO', totalCount: 1, assessedCount: 1, percent: null, suppression: 'TOO_FEW' },
    { type: 'SAO', totalCount: 5, assessedCount: 5, percent: null, suppression: 'PROTECTS_ANOTHER' },
  ]);
  expect(hidden.statistics.distribution).toBeNull();
  for (const dimension of hidden.dimensions)
    for (const cell of dimension.byType) expect(cell.percent).toBeNull();
  for (const as of [world.ids.officeOfPhrae, world.ids.department, world.ids.admin]) {
    const full = (await world.ask(document, { as })).data().province.assessment;
    expect(full.byType.map((cell: { percent: number }) => cell.percent)).toEqual([80.5, 74.85]);
    // They see the value, and why the public does not.
    expect(full.byType[0].suppression).toBe('TOO_FEW');
    expect(full.statistics.distribution).toEqual({ minimum: 50 });
  }
  for (const as of [world.ids.officeOfNongKhai, world.ids.localGovernmentOfPhrae])
    expect((await world.ask(document, { as })).data().province.assessment).toEqual(hidden);
});

test('that all bodies of a cell are alike is told to who reads them, to nobody else', async () => {
  await world.database.query(
    `alter table statistic disable trigger user;
     update statistic set suppression = 'ALL_ALIKE'
      where province_code = '54' and type = 'SAO' and release_id = (select id from release where year = 2567)`,
  );
  // What is kept of a release goes by its row, with which its averages are written.
  await world.database.query('update release set note = note where year = 2567');
  const document = '{ province(code: "54") { assessment(year: 2567) { byType { suppression } } } }';
  const reasonFor = async (options: { as?: number }) =>
    (await world.ask(document, options)).data().province.assessment.byType[1].suppression;
  expect(await reasonFor({})).toBe('PROTECTS_ANOTHER');
  expect(await reasonFor({ as: world.ids.localGovernmentOfPhrae })).toBe('PROTECTS_ANOTHER');
  expect(await reasonFor({ as: world.ids.officeOfPhrae })).toBe('ALL_ALIKE');
});

test('all published years, and whether they compare', async () => {
  const answer = await world.ask(
    '{ province(code: "54") { assessments { percent year { year { be } comparability { comparable previous { be } } } } } }',
  );
  expect(answer.data().province.assessments.map((a: Json) => a.year.year.be)).toEqual([2566, 2567]);
  const years = await world.ask(
    '{ assessmentYears { year { be } comparability { comparable reason { en } } dimensions { number } ratings { level minimumPercent } passPercent overallMethod averageMethod releases { number } } }',
  );
  expect(years.data().assessmentYears).toMatchObject([
    { year: { be: 2566 }, comparability: { comparable: true }, releases: [{ number: 1 }, { number: 2 }] },
    {
      year: { be: 2567 },
      ratings: [{ level: 'OUTSTANDING', minimumPercent: 90 }, {}, {}, {}, {}],
      passPercent: 70,
    },
  ]);
});
