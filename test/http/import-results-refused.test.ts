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
    'an indicator of another year',
    [{ ...byCode, dimensions: null, indicators: [{ dimension: 7, number: 1, score: 3 }] }],
    ['error 1 indicators.0', ...Array.from({ length: 5 }, () => 'error 1 code')],
  ],
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
    const before = await facts(world);
    const refused = await done('import', { number: 1, rows, idempotencyKey: 'k' });
    expect([refused.release, codes(refused)]).toEqual([null, ['ROWS_REFUSED']]);
    const stops = refused.findings.filter((each: Json) => each.severity !== 'note');
    expect(stops.map((each: Json) => `${each.severity} ${each.row} ${each.column}`)).toEqual(places);
    for (const { message } of refused.findings) {
      expect(message.th).toMatch(/[ก-ฮ]/);
      expect(message.en).toMatch(/[a-z]{2}/);
    }
    expect(await facts(world)).toEqual(before);
  },
);

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
