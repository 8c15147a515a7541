import { accountBodies } from '../../seeds/demo/accounts.js';
import { identityIn } from '../../seeds/demo/body.js';
import { readCounts } from '../../seeds/demo/counts.js';
import { readProvinces } from '../../seeds/reference/provinces.js';
import { realNames } from '../../seeds/demo/place-elements.js';
import { bodies, countBy, sum } from './nation.js';

const typesIn = (year: number, provinceCode?: string) =>
  countBy(
    bodies.filter((body) => provinceCode === undefined || body.provinceCode === provinceCode),
    (body) => identityIn(body, year).type,
  );

test('the nation has the department’s counts of 2558', () => {
  expect(typesIn(2558)).toEqual({
    PAO: 76,
    CITY_MUNICIPALITY: 30,
    TOWN_MUNICIPALITY: 178,
    SUBDISTRICT_MUNICIPALITY: 2232,
    SAO: 5335,
    SPECIAL: 1,
  });
});

test('every province has its real number of each type in 2558', () => {
  for (const [code, counts] of readCounts())
    expect([code, { ...zero(counts), ...typesIn(2558, code) }]).toEqual([code, counts]);
});

const zero = (counts: object) => Object.fromEntries(Object.keys(counts).map((type) => [type, 0]));

test('organisations become municipalities, one of them before 2559, none in Nong Khai', () => {
  const sao = [2557, 2558, 2559, 2560, 2561].map((year) => typesIn(year)['SAO']);
  expect(sao).toEqual([5343, 5335, 5334, 5328, 5323]);
  expect(bodies.filter(({ former }) => former).length).toBe(20);
  expect(bodies.filter(({ former, nameTh }) => former && former.nameTh !== nameTh).length).toBe(5);
  for (const year of [2557, 2559, 2561])
    expect(typesIn(year, '43')).toEqual({
      PAO: 1,
      TOWN_MUNICIPALITY: 2,
      SUBDISTRICT_MUNICIPALITY: 17,
      SAO: 48,
    });
});

test('codes are seven digits with the province in the second and third, and none twice', () => {
  expect(new Set(bodies.map(({ code }) => code)).size).toBe(7852);
  for (const { code, provinceCode } of bodies) {
    expect(code).toMatch(/^[2-6]\d{6}$/);
    expect(code.slice(1, 3)).toBe(provinceCode);
  }
});

test('no composed code or name is a real one’s', () => {
  const composed = bodies.filter(
    ({ type, code }) => type !== 'PAO' && !['5570302', '3200408'].includes(code),
  );
  expect(composed).toHaveLength(7852 - 76 - 2);
  for (const { code, nameTh } of composed) {
    expect(Number(code.slice(5))).toBeGreaterThan(50);
    expect(realNames.has(nameTh)).toBe(false);
  }
});

test('a province has its real number of districts, each with some body, the first being the capital’s', () => {
  for (const { code, nameTh, districts } of readProvinces().filter((province) => province.code !== '10')) {
    const members = bodies.filter(({ provinceCode }) => provinceCode === code);
    expect([code, new Set(members.map(({ districtTh }) => districtTh)).size]).toEqual([code, districts]);
    const capital = members.find(({ type }) => type === 'PAO')?.districtTh;
    expect(capital).toBe(code === '14' ? nameTh : `เมือง${nameTh}`);
  }
});

test('names are unique within a province, in both languages', () => {
  for (const language of ['nameTh', 'nameEn'] as const)
    expect(new Set(bodies.map((body) => body.provinceCode + body[language])).size).toBe(7852);
});

test('a provincial organisation bears its province’s name and has its people', () => {
  for (const { code, nameTh, nameEn, population2557 } of readProvinces().filter(
    ({ code }) => code !== '10',
  )) {
    const members = bodies.filter(({ provinceCode }) => provinceCode === code);
    const [pao] = members.filter(({ type }) => type === 'PAO');
    expect(pao).toMatchObject({ nameTh, nameEn, population: population2557 });
    const others = members.filter((body) => body !== pao).map(({ population }) => population ?? 0);
    expect(sum(others)).toBe(population2557);
  }
});

test('Bun Rueang is as the manual shows it', () => {
  expect(bodies.find(({ code }) => code === '5570302')).toEqual({
    code: '5570302',
    type: 'SUBDISTRICT_MUNICIPALITY',
    nameTh: 'บุญเรือง',
    nameEn: 'Bun Rueang',
    provinceCode: '57',
    districtTh: 'เชียงของ',
    districtEn: 'Chiang Khong',
    areaKm2: 77.04,
    population: 6325,
    villageCount: 10,
    former: null,
  });
});

test('figures are such as such bodies have', () => {
  for (const { code, type, population, areaKm2, villageCount } of bodies) {
    if (type === 'SPECIAL') continue;
    expect([code, population]).toEqual([code, between(1500, 3_000_000)(population)]);
    expect([code, areaKm2]).toEqual([code, between(3, 21_000)(areaKm2)]);
    expect([code, villageCount]).toEqual([code, between(0, 4000)(villageCount)]);
  }
});

/** The number itself where it is within, else what was wanted. */
const between = (least: number, most: number) => (number: number | null) =>
  number !== null && least <= number && number <= most ? number : `${least} to ${most}`;

test('the bodies with an account exist, two in Chiang Rai and one in Nong Khai', () => {
  const provinces = accountBodies.map((code) => bodies.find((body) => body.code === code)?.provinceCode);
  expect(provinces).toEqual(['57', '57', '43']);
});
