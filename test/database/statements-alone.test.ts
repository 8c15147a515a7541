import { createLoaders, type Loaders } from '../../src/loaders.js';
import { listOf } from '../../src/local-government/list.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import type { Viewer } from '../../src/viewer/viewer.js';
import { makeWorld, type World } from '../support/world.js';
import { fillEveryTable, viewersOf } from './viewers.js';

interface Body {
  readonly id: number;
  readonly code: string;
  readonly formerCode: string;
  readonly name: string;
  readonly province: string;
}

let world: World;
let viewers: Record<string, Viewer>;
let bodies: Body[];
beforeAll(async () => {
  world = await makeWorld();
  viewers = await viewersOf(world.database);
  await fillEveryTable(world.database);
  await world.database.query(`
    insert into local_government_change (local_government_id, province_code, kind, effective_on, before_code, before_type,
        before_name_th, before_district_th, after_code, after_type, after_name_th, after_district_th,
        source_file, source_sha256, imported_by)
      select id, province_code, 'CODE_CHANGED', '2021-10-01', '9' || substr(code, 2), type, name_th, district_th,
             code, type, name_th, district_th, 'a test', repeat('0', 64), 'x' from local_government`);
  // One has no result: it would prove nothing.
  bodies = await world.database.query(
    `select id, code, '9' || substr(code, 2) as "formerCode", name_th as name, province_code as province
       from local_government where code <> '6430105' order by code`,
  );
});
afterAll(() => world.close());

const list = listOf({ first: 100 });
const byPercent = { ...list, orderBy: { field: 'PERCENT', direction: 'ASC' } } as const;
const inList = async (rows: Promise<readonly { code: string }[]>, { code }: Body): Promise<boolean> =>
  (await rows).some((row) => row.code === code);
/** Every way in which statements give something of a local government. */
const ways: Record<string, (loaders: Loaders, body: Body) => Promise<boolean>> = {
  'by its code': async (loaders, { code }) => (await loaders.localGovernmentByCode.load(code)) !== null,
  'by a former code': async (loaders, { formerCode }) =>
    (await loaders.localGovernmentByCode.load(formerCode)) !== null,
  'by its id': async (loaders, { id }) => (await loaders.localGovernmentById.load(id)) !== null,
  'by a cursor': async (loaders, { code }) =>
    (await loaders.localGovernmentPosition({ list: byPercent, code })()) !== null,
  'in the list of all': (loaders, body) =>
    inList(loaders.localGovernmentPage({ list, first: 100, after: null })(null), body),
  'in the list of its province': (loaders, body) =>
    inList(loaders.localGovernmentPage({ list: byPercent, first: 100, after: null })(body.province), body),
  'in the list that is counted': async (loaders, { name }) => {
    const named = { ...list, filter: { ...list.filter, terms: [name] } };
    return ((await loaders.localGovernmentCount(named)(null))[0]?.count ?? 0) > 0;
  },
  'by its history': async (loaders, { id }) => (await loaders.changesByLocalGovernment.load(id)).length > 0,
  'by its result and marks on dimensions': async (loaders, { id }) => {
    const subject = { level: 'LOCAL_GOVERNMENT', localGovernmentId: id } as const;
    const { result } = await loaders.assessment(subject, { year: 2567, release: null });
    return result !== null && (await loaders.dimensionScores(result)).length > 0;
  },
  'by its code: its result': async (loaders, { id, code }) => {
    const subject = { level: 'LOCAL_GOVERNMENT', localGovernmentId: id, askedCode: code } as const;
    return (await loaders.assessments(subject)).length > 0;
  },
  'by its marks on indicators': async (loaders, { id }) => {
    const subject = { level: 'LOCAL_GOVERNMENT', localGovernmentId: id } as const;
    const { result } = await loaders.assessment(subject, { year: 2567, release: null }, true);
    const [dimension] = result === null ? [] : await loaders.dimensionScores(result);
    return dimension !== undefined && (await loaders.indicatorScores(dimension)).length > 0;
  },
};

/** As whoever may read all of the database: nothing but the scope in the statement narrows what is found. */
function loadersOf(name: string): Loaders {
  const viewer = viewers[name];
  if (viewer === undefined) throw new Error(`There is no ${name}.`);
  return createLoaders({ query: (sql, given) => world.database.query(sql, given) }, scopesOf(viewer));
}

const own: Record<string, (body: Body) => boolean> = {
  nobody: () => false,
  office: ({ province }) => province === '54',
  localGovernment: ({ code }) => code === '6540102',
  department: () => true,
  admin: () => true,
};

test.each(Object.keys(own).flatMap((name) => Object.keys(ways).map((way) => [name, way] as const)))(
  'with lock 4 taken away, %s finds its own and nothing else %s',
  async (name, way) => {
    const loaders = loadersOf(name);
    const found = await Promise.all(
      bodies.map(async (body) => [body.code, await ways[way]?.(loaders, body)]),
    );
    expect(found).toEqual(bodies.map((body) => [body.code, own[name]?.(body)]));
  },
);

const all = { action: null, actor: null, subject: null, fileSha256: null, from: null, to: null };
const anyAccount = { role: null, provinceCode: null, disabled: null, search: null };
const records: Record<string, (loaders: Loaders) => Promise<boolean[]>> = {
  'the audit': async (loaders) => [
    (await loaders.auditEventPage(all, { first: 5, after: null })).length > 0,
    (await loaders.auditEventCount(all)) > 0,
  ],
  'the accounts': async (loaders) => [
    (await loaders.accountPage(anyAccount, { first: 5, after: null })).length > 0,
    (await loaders.accountCount(anyAccount)) > 0,
  ],
  'the keys': async (loaders) => [(await loaders.apiKeys()).length > 0],
};

test.each(Object.keys(own).flatMap((name) => Object.keys(records).map((what) => [name, what] as const)))(
  'with lock 4 taken away, %s finds as much as it may by %s',
  async (name, what) => {
    const found = (await records[what]?.(loadersOf(name))) ?? [];
    expect(found).toEqual(found.map(() => name === 'admin'));
    expect(found.length).toBeGreaterThan(0);
  },
);

test.each(Object.keys(own))(
  'with lock 4 taken away, %s is told of the releases it may know of',
  async (name) => {
    const states = (await loadersOf(name).releases()).map(({ state }) => state);
    const draft = ['department', 'admin'].includes(name) ? ['DRAFT'] : [];
    expect(states).toEqual(['WITHDRAWN', 'PUBLISHED', 'PUBLISHED', ...draft]);
  },
);
