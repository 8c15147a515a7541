import { findGroups, markSuppressed } from '../../src/release/disclosure.queries.js';
import { hide } from '../../src/release/disclosure.js';
import { attack } from './attack.js';
import { beginHistory, counted, type History, nothing } from './history.js';
import type { Standing, Standings } from './small-nation.js';

// That the attacker finds nothing says something only if it finds what is there: each defence is taken away once.

let history: History;
afterEach(() => history.close());

/** So many bodies of a type, with the same marks in all dimensions; from `better` on, a little better one by one. */
const bodies = (province: string, type: string, count: number, mark = 5): Standing[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ body: Number(province) * 1000 + 100 * type.charCodeAt(0) + n, province, type },
    marks: [0, 1, 2, 3].map((dimension) =>
      [0, 1, 2].map((indicator) => ({
        full: 10,
        score: Math.min(10, mark + ((n + dimension + indicator) % 4)),
      })),
    ),
  }));

const nation: Standings = [
  ...['43', '54', '36'].flatMap((province) => [
    ...bodies(province, 'PAO', 1, 6),
    ...bodies(province, 'TOWN_MUNICIPALITY', 1, 4),
    ...bodies(province, 'SAO', 5),
  ]),
];

const find = async () => counted(attack(await history.read(), history.truth));

/** Takes the reasons of a release away, as if they had not been found. */
const show = (where: string, number = 1) =>
  plant(
    `update statistic set suppression = null
      where suppression <> 'NOT_ASSESSED' and release_id = (select id from release where number = ${number}) and ${where}`,
  );

/** Writes what the database would refuse, as if the release had been made so. */
async function plant(sql: string): Promise<void> {
  await history.database.query(`alter table statistic disable trigger user; ${sql}`);
}

test('with all defences, nothing', async () => {
  history = await beginHistory(nation);
  await history.publish(nation);
  expect(await find()).toEqual(nothing);
});

test('small groups shown', async () => {
  history = await beginHistory(nation);
  await history.publish(nation);
  await show(`province_code = '43' and type = 'PAO' and dimension_id is null`);
  const found = await find();
  expect(found['smallShown']).toBe(1);
  expect(found['exact']).toBeGreaterThan(0);
});

test('no further groups hidden to protect them', async () => {
  history = await beginHistory(nation.filter(({ type }) => type !== 'TOWN_MUNICIPALITY'));
  const standings = nation.filter(({ type }) => type !== 'TOWN_MUNICIPALITY');
  await history.publish(standings);
  await show(`suppression = 'PROTECTS_ANOTHER'`);
  expect((await find())['exact']).toBeGreaterThan(0);
});

test('one that knows its own result forgotten', async () => {
  history = await beginHistory(nation);
  await history.publish(nation);
  // A province's two lone bodies are then hidden behind each other only.
  await show(`suppression = 'PROTECTS_ANOTHER' and type = 'SAO'`);
  const found = await find();
  expect(found['exact']).toBe(0);
  expect(found['exactToOne']).toBeGreaterThan(0);
});

test('all alike, or nearly, shown', async () => {
  history = await beginHistory(nation);
  const best = nation.map((each) => (each.type === 'SAO' ? { ...each, marks: full } : each));
  await history.publish(best);
  expect(await find()).toEqual(nothing);
  await show(`type = 'SAO'`);
  expect((await find())['bounded']).toBeGreaterThan(0);
});

const full = [0, 1, 2, 3].map(() => [0, 1, 2].map(() => ({ full: 10, score: 10 })));

test('earlier releases forgotten', async () => {
  history = await beginHistory(nation);
  const [late] = nation.filter(({ type }) => type === 'SAO');
  await history.publish(nation.map((each) => (each === late ? { ...each, marks: [] } : each)));
  await history.read();
  await history.publish(nation);
  expect(await find()).toEqual(nothing);
  await show('true', 2);
  const [{ id } = { id: 0 }] = await history.database.query<{ id: number }[]>(
    'select id from release where number = 2',
  );
  const { manager } = history.database;
  await markSuppressed(manager, id, hide(await findGroups(manager, id, [])));
  expect((await find())['exact']).toBeGreaterThan(0);
});

test('the marks on all indicators told beside the mean of a dimension whose full marks differ', async () => {
  const standings = nation.map((each) =>
    each.type === 'PAO'
      ? { ...each, marks: each.marks.map((row, d) => (d ? row : [null, ...row.slice(1)])) }
      : each,
  );
  history = await beginHistory(standings);
  await history.publish(standings);
  expect(await find()).toEqual(nothing);
  await show('indicator_id is not null and assessed_count > 2 and suppression is not null');
  expect((await find())['exact']).toBeGreaterThan(0);
});

test('a hidden average without its reason, or with what follows from it', async () => {
  history = await beginHistory(nation);
  await history.publish(nation);
  const told = await history.read();
  const hidden = told.find((each) => each.suppression === 'TOO_FEW');
  const shown = told.filter((each) => each !== hidden);
  if (!hidden) throw new Error('Nothing is hidden.');
  const planted = [
    { ...hidden, suppression: null },
    { ...hidden, besides: [{ place: 3 }] },
  ];
  for (const each of planted)
    expect(counted(attack([...shown, each], history.truth))['nullsWithoutReason']).toBe(1);
});
