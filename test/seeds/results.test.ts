import { accountBodies } from '../../seeds/demo/accounts.js';
import { indicatorsOf } from '../../seeds/demo/indicators.js';
import { releases } from '../../seeds/demo/releases.js';
import { assessedOf, countBy, mean, percentOf, provinceMeans, resultsOf, sum, years } from './nation.js';

test.each(years)('marks of %i spread as marks do', (year) => {
  const percents = assessedOf(year).map(percentOf);
  const share = (test: (percent: number) => boolean) =>
    (100 * percents.filter(test).length) / percents.length;
  expect(Math.abs(mean(percents) - 77)).toBeLessThan(0.5);
  expect(Math.abs(share((percent) => percent >= 90) - 8)).toBeLessThan(2);
  expect(Math.abs(share((percent) => percent < 70) - 20)).toBeLessThan(3);
});

test('Nong Khai is tenth of 76 with 76.30 % in 2559', () => {
  const provinces = provinceMeans(2559);
  expect(provinces).toHaveLength(76);
  const [code, percent] = provinces[9] ?? [];
  expect([code, percent?.toFixed(2)]).toEqual(['43', '76.30']);
});

test('provinces differ, and stay about where they were', () => {
  for (const year of years) {
    const ranks = new Map(provinceMeans(year).map(([code], index) => [code, index]));
    const before = provinceMeans(2559);
    const moved = before.map(([code], index) => Math.abs((ranks.get(code) ?? 0) - index));
    // Of places drawn anew each year, the mean move would be 25.
    expect(mean(moved)).toBeLessThan(13);
    if (year !== 2559) expect(mean(moved)).toBeGreaterThan(1);
    const [best, worst] = [before[0], before[75]];
    expect((best?.[1] ?? 0) - (worst?.[1] ?? 0)).toBeGreaterThan(8);
  }
});

test('cities do better than subdistrict organisations, by a little', () => {
  for (const year of years) {
    const percents = (type: string) =>
      assessedOf(year)
        .filter(({ body }) => body.type === type)
        .map(percentOf);
    const lead = mean(percents('CITY_MUNICIPALITY')) - mean(percents('SAO'));
    expect(lead).toBeGreaterThan(1);
    expect(lead).toBeLessThan(6);
  }
});

test('some bodies miss a year, with a reason; who has marks was assessed', () => {
  for (const year of years) {
    const results = resultsOf(year);
    const { NOT_ASSESSED = 0, EXEMPT = 0 } = countBy(results, ({ status }) => status);
    expect(NOT_ASSESSED).toBeGreaterThan(20);
    expect(NOT_ASSESSED).toBeLessThan(79);
    // Pattaya, and whoever changed its type that year.
    expect(EXEMPT).toBe(1 + results.filter(({ body }) => body.former?.changedIn === year).length);
    for (const { status, reason, marks } of results) {
      expect(marks.length > 0).toBe(status === 'ASSESSED');
      expect(reason === null).toBe(status === 'ASSESSED');
    }
  }
});

test('the bodies with an account were assessed in every year', () => {
  for (const year of years)
    expect(
      resultsOf(year).filter(
        ({ body, status }) => accountBodies.includes(body.code) && status === 'ASSESSED',
      ),
    ).toHaveLength(accountBodies.length);
});

test('marks are whole, from 0 to 5; where an indicator does not apply there is none', () => {
  const marks = assessedOf(2561).flatMap((result) => result.marks);
  expect(new Set(marks.map(({ score }) => score))).toEqual(new Set([0, 1, 2, 3, 4, 5, null]));
  for (const { indicator, score } of marks)
    if (score === null) expect(indicator.absentPercent).toBeGreaterThan(0);
  const water = marks.filter(({ indicator }) => indicator.key === 'water');
  const absent = water.filter(({ score }) => score === null);
  expect((100 * absent.length) / water.length).toBeCloseTo(12, -1);
});

test('what a body does not do it does in no year', () => {
  const without = (year: number) =>
    assessedOf(year)
      .filter(({ marks }) =>
        marks.some(({ indicator, score }) => indicator.key === 'water' && score === null),
      )
      .map(({ body }) => body.code);
  const later = new Set(assessedOf(2560).map(({ body }) => body.code));
  const still = new Set(without(2560));
  expect(still.size).toBeGreaterThan(500);
  expect(without(2557).filter((code) => later.has(code) && !still.has(code))).toEqual([]);
});

test('types are asked different indicators', () => {
  const asked = (type: string) =>
    assessedOf(2559)
      .find(({ body }) => body.type === type)
      ?.marks.map(({ indicator }) => indicator.key);
  expect(asked('PAO')).toContain('tourism');
  expect(asked('PAO')).not.toContain('water');
  expect(asked('CITY_MUNICIPALITY')).toContain('wastewater');
  expect(asked('SAO')).not.toContain('wastewater');
  expect(asked('SAO')).toHaveLength(16);
});

test('pilot indicators come in 2561 and are not counted', () => {
  expect(years.map((year) => indicatorsOf(year).filter(({ pilot }) => pilot).length)).toEqual([
    0, 0, 0, 0, 2,
  ]);
  const [result] = assessedOf(2561);
  const counted = result?.marks.filter(({ indicator, score }) => !indicator.pilot && score !== null) ?? [];
  const full = 5 * counted.length;
  expect(result && percentOf(result)).toBeCloseTo(
    (100 * sum(counted.map(({ score }) => score ?? 0))) / full,
    2,
  );
});

test('the first release of 2558 differs from the second in two provinces only', () => {
  const [first, second] = releases
    .filter(({ year }) => year === 2558)
    .map(({ of }) => of(resultsOf(2558)).map((result) => JSON.stringify(result.marks)));
  const different = resultsOf(2558).filter((_, index) => first?.[index] !== second?.[index]);
  expect(new Set(different.map(({ body }) => body.provinceCode))).toEqual(new Set(['46', '51']));
});
