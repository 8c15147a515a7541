import { hide } from '../../src/release/disclosure.js';
import type { GroupRow } from '../../src/release/disclosure.queries.js';
import { testDatabase } from '../support/database.js';
import { findStatistics, makeRelease, rowOf, type SmallBody } from './small-nation.js';

const sao = (province: string, ...scores: number[]): SmallBody[] =>
  scores.map((score) => [province, 'SAO', [score, score + 1, score + 2, score]]);

test('what the public may not see of a release is noted with its reason', async () => {
  const { database, drop } = await testDatabase();
  const { id, dimensionIds, indicatorIds } = await makeRelease(database, [
    ...(['43', '54', '36'] as const).map((province): SmallBody => [province, 'PAO', [15, 16, 14, 13]]),
    ...sao('43', 10, 11, 12, 13),
    ...sao('54', 9, 12, 14, 16, 10),
    ...sao('36', 4, 5, 6, 7, 8, 9),
    ['20', 'SAO', null],
  ]);
  const rows = await findStatistics(database, id);
  await drop();
  const reason = (group: Parameters<typeof rowOf>[1]) => rowOf(rows, group).suppression;

  expect(['43', '54', '36'].map((province_code) => reason({ province_code, type: 'PAO' }))).toEqual(
    Array(3).fill('TOO_FEW'),
  );
  // Its only other type would give a PAO back by subtraction from the province.
  expect(['43', '54', '36'].map((province_code) => reason({ province_code, type: 'SAO' }))).toEqual(
    Array(3).fill('PROTECTS_ANOTHER'),
  );
  expect(['43', '54', '36'].map((province_code) => reason({ province_code }))).toEqual([null, null, null]);
  expect(reason({ province_code: '20' })).toBe('NOT_ASSESSED');
  expect(reason({})).toBeNull();
  // All three PAOs have the same marks; in the nation, too, that is the mark of each.
  expect(reason({ type: 'PAO' })).toBe('ALL_ALIKE');
  expect(reason({ type: 'PAO', dimension_id: dimensionIds[0] ?? 0 })).toBe('ALL_ALIKE');
  // Everybody in 43 has full marks on the first indicator, nobody but some in 36.
  const first = { dimension_id: dimensionIds[0] ?? 0, indicator_id: indicatorIds[0] ?? 0 };
  const second = { ...first, indicator_id: indicatorIds[1] ?? 0 };
  expect(reason({ ...first, province_code: '43' })).toBe('ALL_ALIKE');
  expect(reason({ ...second, province_code: '43' })).toBe('PROTECTS_ANOTHER');
  expect(reason(first)).toBeNull();
});

const group = (
  provinceCode: string | null,
  type: string | null,
  dimensionId: number | null,
  bodies: number,
  allAlike = false,
): GroupRow => ({
  ...{ provinceCode, type, dimensionId, bodies, allAlike },
  ...{ indicatorId: null, pilot: false },
});

/** Two provinces of two types, all large; overall and in two dimensions. */
const large = [null, 1, 2].flatMap((dimension) => [
  ...['43', '54'].flatMap((province) => [
    group(province, 'SAO', dimension, 5),
    group(province, 'TOWN', dimension, 5),
    group(province, null, dimension, 10),
  ]),
  group(null, 'SAO', dimension, 10),
  group(null, 'TOWN', dimension, 10),
  group(null, null, dimension, 20),
]);

test('large groups that differ hide nothing', () => {
  expect(hide(large)).toEqual([]);
});

test('a group hidden in one dimension is hidden in all, as their marks add up to the overall one', () => {
  const groups = large.map((each) =>
    each.provinceCode === '43' && each.type === 'SAO' && each.dimensionId === 1
      ? { ...each, allAlike: true }
      : each,
  );
  const hidden = hide(groups);
  const of = (dimension: number | null) =>
    hidden
      .filter((each) => each.group.dimensionId === dimension)
      .map((each) => `${each.group.provinceCode ?? ''} ${each.group.type ?? ''} ${each.reason}`)
      .sort();
  expect(of(1)).toContain('43 SAO ALL_ALIKE');
  expect(of(1).length).toBeGreaterThanOrEqual(4);
  expect(of(null)).toContain('43 SAO PROTECTS_ANOTHER');
  expect(of(2)).toEqual(of(null));
  expect(of(1).map((each) => each.split(' ').slice(0, 2))).toEqual(
    of(2).map((each) => each.split(' ').slice(0, 2)),
  );
});

const provinces = ['36', '43', '54'];

/** Three provinces of ten bodies of one type each. */
const places = (dimension: number | null) => [
  ...provinces.flatMap((code) => [group(code, 'SAO', dimension, 10), group(code, null, dimension, 10)]),
  group(null, 'SAO', dimension, 30),
  group(null, null, dimension, 30),
];

const indicator = (
  indicatorId: number,
  provinceCode: string | null,
  bodies: number,
  more: Partial<GroupRow> = {},
): GroupRow => ({
  ...{ provinceCode, indicatorId, bodies },
  ...{ type: null, dimensionId: 1, allAlike: false, pilot: false },
  ...more,
});

test('what the whole nation has alike is told of the nation and not of its provinces', () => {
  const everywhere = (id: number, more: Partial<GroupRow>) =>
    [null, ...provinces].map((code) => indicator(id, code, code === null ? 30 : 10, more));
  const groups = [...places(null), ...places(1), ...everywhere(7, { allAlike: true }), ...everywhere(8, {})];
  const hidden = hide(groups).filter((each) => each.group.indicatorId === 7);
  expect(hidden.map((each) => [each.group.provinceCode, each.reason])).toEqual(
    provinces.map((code) => [code, 'ALL_ALIKE']),
  );
});

test('an indicator on trial is in no sum, so it protects and is protected by its own kind alone', () => {
  const pilot = (code: string | null, bodies: number) => indicator(7, code, bodies, { pilot: true });
  const pilots = [pilot('36', 6), pilot('43', 1), pilot('54', 5), pilot(null, 12)];
  const counted = [...provinces.map((code) => indicator(8, code, 10)), indicator(8, null, 30)];
  const hidden = hide([...places(null), ...places(1), ...pilots, ...counted]);
  expect(
    hidden.map(({ group: { provinceCode, indicatorId }, reason }) => [provinceCode, indicatorId, reason]),
  ).toEqual([
    ['43', 7, 'TOO_FEW'],
    ['54', 7, 'PROTECTS_ANOTHER'],
  ]);
});
