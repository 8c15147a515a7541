import { createSchema } from '../../src/schema.js';
import { nameOf, type Path, pathsTo, queryAlong } from '../support/paths.js';
import { makeWorld, type World } from '../support/world.js';
import { type Asker, calls, doors, everyone } from './doors.js';

/** Bodies that became a part of another one of their province. */
const merged = { '6540107': '6540102', '6430106': '6430102' } as const;

const ofPhrae = ['2540101', '6540102', '6540103', '6540104', '6540105', '6540106', '6540107'];
const ofNongKhai = ['2430101', '6430102', '6430103', '6430104', '6430105', '6430106'];

/** The local governments that each may read: all of these, and no other. */
const readable: Record<Asker, readonly string[]> = {
  nobody: [],
  admin: [...ofNongKhai, ...ofPhrae],
  department: [...ofNongKhai, ...ofPhrae],
  officeOfPhrae: ofPhrae,
  officeOfNongKhai: ofNongKhai,
  localGovernmentOfPhrae: ['6540102'],
  localGovernmentOfNongKhai: ['6430102'],
};

const secrets = `code name { th } generalInformation { population }
  assessment { percent dimensions { score } } assessments { score rank(in: PROVINCE) { place } }`;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  for (const [code, successor] of Object.entries(merged)) await merge(code, successor);
});
afterAll(() => world.close());

async function merge(code: string, successor: string): Promise<void> {
  await world.database.query(
    `with into_one as (select id from local_government where code = $2),
          ended as (
       insert into local_government (code, type, name_th, province_code, district_th, search_text, closed_on, merged_into_id)
       select $1, 'SAO', 'เดิม', substr($1, 2, 2), 'เมือง', '', '2021-10-01', id from into_one returning id)
     insert into local_government_change (local_government_id, province_code, kind, effective_on, before_code, before_type,
       before_name_th, before_district_th, successor_id, source_file, source_sha256, imported_by)
     select ended.id, substr($1, 2, 2), 'MERGED', '2021-10-01', $1, 'SAO', 'เดิม', 'เมือง', into_one.id, 'world',
            repeat('0', 64), 'world' from ended, into_one`,
    [code, successor],
  );
}

const ask = (asker: Asker, document: string) =>
  world.ask(document, asker === 'nobody' ? {} : { as: world.ids[asker] });

test('every root field is in the matrix', () => {
  const { Query, Mutation } = {
    Query: createSchema().getQueryType(),
    Mutation: createSchema().getMutationType(),
  };
  const fields = [
    ...Object.keys(Query?.getFields() ?? {}).map((name) => `Query.${name}`),
    ...Object.keys(Mutation?.getFields() ?? {}).map((name) => `Mutation.${name}`),
  ];
  expect(Object.keys(doors).sort()).toEqual(fields.sort());
});

test.each(Object.keys(doors).flatMap((door) => everyone.map((asker) => [door, asker] as const)))(
  '%s as %s',
  async (door, asker) => {
    const answer = await ask(asker, (calls[door] ?? '').replace('CODE', readable[asker][0] ?? '6540102'));
    if (doors[door]?.includes(asker)) expect(answer.errors()).toEqual([]);
    else expect(answer.errorCode()).toBe(asker === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  },
);

/** Whether a way goes from a body to the one that it became a part of. */
const leadsOn = (path: Path): boolean => ['successor', 'mergedInto'].includes(path.at(-1)?.name ?? '');

/** Lists hold those too that are left out unless somebody asks; a way that goes on takes the last, who were merged. */
const ofAll = 'filter: { includeClosed: true }';
const lastOfAll = `first: 2, ${ofAll}, orderBy: { field: CODE, direction: DESC }`;

/** Every way to a local government, for each choice of where it starts and where it leads. */
const ways: [string, string, Path][] = pathsTo('LocalGovernment').flatMap((path) => {
  const codes = path
    .filter((field) => field.args.some((arg) => arg.name === 'code'))
    .map((field) => field.name);
  const bodies = leadsOn(path) ? Object.keys(merged) : [...ofPhrae, ...ofNongKhai];
  const choices = codes.includes('province')
    ? ['54', '43']
    : codes.includes('localGovernment')
      ? bodies
      : [''];
  return choices.map((code): [string, string, Path] => [`${nameOf(path)} ${code}`, code, path]);
});

/** Every code of a local government in an answer, wherever it stands. */
const codesIn = (value: unknown): string[] =>
  JSON.stringify(value ?? null).match(/(?<="code":")\d{7}/g) ?? [];

test('there are ways through every edge that leads to a local government', () => {
  const edges = new Set(ways.map(([, , path]) => path.at(-1)?.name));
  expect([...edges].sort()).toEqual(['localGovernment', 'mergedInto', 'node', 'nodes', 'successor']);
  expect(ways.length).toBeGreaterThan(20);
});

test.each(ways)(
  'on the way %s everyone meets what it may read and nothing else',
  async (_name, code, path) => {
    const document = queryAlong(path, [code], secrets, leadsOn(path) ? lastOfAll : ofAll);
    const met: Partial<Record<Asker, string[]>> = {};
    for (const asker of everyone) {
      const answer = await ask(asker, document);
      met[asker] = [...new Set(codesIn(answer.body.data))];
      expect(met[asker].filter((found) => !readable[asker].includes(found))).toEqual([]);
      for (const error of answer.errors())
        expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(error.extensions.code);
    }
    // The control group: on every way somebody entitled met somebody. What a local government became a part of is
    // another one than its own.
    const nobody = nameOf(path).startsWith('viewer.localGovernment') && leadsOn(path);
    expect(Object.values(met).flat().length > 0).toBe(!nobody);
  },
);

test.each(everyone)(
  '%s finds all that it may read in the list, and as many as are counted',
  async (asker) => {
    const answer = await ask(
      asker,
      '{ localGovernments(first: 100, filter: { includeClosed: true }) { totalCount nodes { code } } }',
    );
    const list = answer.partial().localGovernments;
    if (asker === 'nobody') expect(answer.errorCode()).toBe('UNAUTHENTICATED');
    else {
      expect(codesIn(list)).toEqual([...readable[asker]].sort());
      expect(list.totalCount).toBe(readable[asker].length);
    }
  },
);

test('one outside the scope and one that does not exist get the same answer', async () => {
  for (const asker of ['officeOfPhrae', 'localGovernmentOfPhrae'] as const) {
    const outside = await ask(asker, '{ localGovernment(code: "6430103") { code } }');
    const missing = await ask(asker, '{ localGovernment(code: "6999999") { code } }');
    expect(outside.errorCode()).toBe('FORBIDDEN');
    expect(outside.body).toEqual(missing.body);
  }
  expect(
    (await ask('department', '{ localGovernment(code: "6999999") { code } }')).data().localGovernment,
  ).toBeNull();
});

test('a refused field leaves the rest of the answer', async () => {
  const answer = await ask(
    'nobody',
    '{ province(code: "54") { name { en } localGovernments { totalCount } } }',
  );
  expect(answer.errorCode()).toBe('UNAUTHENTICATED');
  expect(answer.partial()).toEqual({ province: { name: { en: 'Phrae' }, localGovernments: null } });
});
