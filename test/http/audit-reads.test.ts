import type { AuditLog } from '../../src/audit/audit-log.js';
import { NotedReads } from '../../src/audit/noted-reads.js';
import { queryAlong, nameOf, pathsTo } from '../support/paths.js';
import { insertRelease, makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Read {
  readonly action: string;
  readonly actor: string;
  readonly origin: string;
  readonly details: {
    readonly requestId: string;
    readonly operation: string | null;
    readonly localGovernments: string[];
    readonly releases?: string[];
    readonly times?: number;
  };
}

/** All but the date. */
const realTimers = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

let seen = 0;
/** What was kept since the last look; what gathers is written first. */
async function kept(): Promise<Read[]> {
  await world.audit.flush();
  const rows = await world.database.query<(Read & { id: number })[]>(
    `select id, action, actor, origin, details from audit_event
      where id > $1 and action in ('READ_REPORT', 'READ_DRAFT') order by id`,
    [seen],
  );
  seen = rows.at(-1)?.id ?? seen;
  return rows;
}

const codesIn = (value: unknown): string[] =>
  [...new Set(JSON.stringify(value ?? null).match(/(?<="code":")\d{7}/g) ?? [])].sort();

test('who read which reports of whom, when, from where, by which request', async () => {
  await world.ask(
    'query Mine { localGovernment(code: "6540102") { assessment(year: 2567) { percent dimensions { score } } } }',
    { as: world.ids.localGovernmentOfPhrae },
  );
  expect(await kept()).toMatchObject([
    {
      ...{ action: 'READ_REPORT', actor: 'localgovernmentofphrae', origin: '127.0.0.1' },
      details: {
        ...{ operation: 'Mine', localGovernments: ['6540102'], releases: ['2567/1'] },
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    },
  ]);
});

test('a page keeps those it gave, and not the one after them', async () => {
  const answer = await world.ask('{ localGovernments(first: 2) { nodes { code assessment { percent } } } }', {
    as: world.ids.officeOfPhrae,
  });
  const [read] = await kept();
  expect(read?.details.localGovernments).toEqual(codesIn(answer.data()));
  expect(read?.details.localGovernments).toHaveLength(2);
});

test.each(pathsTo('LocalGovernment').map((path) => [nameOf(path), path] as const))(
  'on the way %s everyone who is met is kept',
  async (_name, path) => {
    const document = queryAlong(
      path,
      path[0]?.name === 'province' ? ['54'] : ['6540102'],
      'code assessment { percent }',
      '',
    );
    const answer = await world.ask(document, { as: world.ids.officeOfPhrae });
    const met = codesIn(answer.partial());
    const reads = (await kept()).flatMap(({ details }) => details.localGovernments);
    expect(reads.filter((code) => met.includes(code))).toEqual(met);
  },
);

test('a refused read, and one of public averages, are none', async () => {
  await world.ask('{ localGovernment(code: "6430102") { code } }', { as: world.ids.officeOfPhrae });
  await world.ask('{ province(code: "54") { assessment { percent } } }', { as: world.ids.department });
  await world.ask('{ nation { assessment { percent } } }');
  expect(await kept()).toEqual([]);
});

test('a draft that is read is kept, at every level', async () => {
  await world.ask('{ nation { assessment(year: 2568, release: 1) { percent } } }', {
    as: world.ids.department,
  });
  expect(await kept()).toMatchObject([
    {
      ...{ action: 'READ_DRAFT', actor: 'department' },
      details: { localGovernments: [], releases: ['2568/1'] },
    },
  ]);
});

test('what a trial of a publication tells of a draft is a read of it, and of those who move', async () => {
  await insertRelease(world.database, 2567, 2, 'DRAFT', 1);
  const answer = await world.ask(
    `mutation Try { publishRelease(input: { year: 2567, number: 2, note: "a correction", dryRun: true }) {
       difference { averages { percentAfter } largestMoves { code percentAfter } } userErrors { code } } }`,
    { as: world.ids.admin },
  );
  const { difference } = answer.data().publishRelease;
  expect(codesIn(difference)).not.toEqual([]);
  expect(await kept()).toMatchObject([
    {
      ...{ action: 'READ_DRAFT', actor: 'admin' },
      details: { operation: 'Try', localGovernments: codesIn(difference), releases: ['2567/2'] },
    },
  ]);
});

test('when it was is what the database says, though the clock of the process is off', async () => {
  const later = Date.now() + 400 * 86_400_000;
  jest.useFakeTimers({ now: later, doNotFake: realTimers });
  world.audit.note({ action: 'LOG_OUT', actor: 'of the clock', origin: '192.0.2.1' });
  jest.useRealTimers();
  await world.audit.flush();
  const [row] = await world.database.query(
    `select abs(extract(epoch from now() - at)) < 3600 as close from audit_event where actor = 'of the clock'`,
  );
  expect(row).toEqual({ close: true });
});

test('alike ones that come together are one event that counts them, kept answers too', async () => {
  const ask = () =>
    world.ask('{ localGovernment(code: "6540102") { code } }', { as: world.ids.localGovernmentOfPhrae });
  await ask();
  await Promise.all(Array.from({ length: 5 }, ask));
  const reads = await kept();
  expect(reads.reduce((sum, { details }) => sum + (details.times ?? 1), 0)).toBe(6);
});

test('while the database is away reads wait, within bounds, and what was lost is told', async () => {
  const audit: AuditLog = world.audit;
  const reads = new NotedReads();
  reads.noteTold(0, ['6540102']);
  const read = (username: string) => {
    const viewer = { role: 'DEPARTMENT', accountId: 0, username } as const;
    audit.recordReads({ viewer, origin: '192.0.2.1' }, reads.summary, { requestId: 'x', operation: null });
  };
  await world.database.query('alter table audit_event rename to away');
  read('somebody');
  await audit.flush();
  for (let nth = 0; nth < 20_005; nth += 1) read(`somebody ${nth}`);
  await world.database.query('alter table away rename to audit_event');
  await audit.flush();
  const [{ n }] = await world.database.query(
    `select count(*)::int as n from audit_event where actor like 'somebody%'`,
  );
  expect(n).toBe(20_000);
  const [gap] = await world.database.query(`select details from audit_event where action = 'AUDIT_GAP'`);
  expect(gap.details).toEqual({ lost: 6 });
  await kept();
});

test('what gathered is written when the service closes', async () => {
  await world.ask('{ localGovernment(code: "6540102") { code } }', { as: world.ids.officeOfPhrae });
  await world.app.close();
  const [row] = await world.database.query(
    `select count(*)::int as n from audit_event where id > $1 and action = 'READ_REPORT'`,
    [seen],
  );
  expect(row.n).toBe(1);
});
