import { trimAudit } from '../../src/audit/trim.queries.js';
import { startProgram } from '../support/program.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const passing = [
  'READ_REPORT',
  'READ_DRAFT',
  'READ_REFUSED',
  'USE_API_KEY',
  'TOKEN_REFUSED',
  'API_KEY_REFUSED',
];
const deeds = ['PUBLISH', 'LOG_IN', 'LOG_IN_REFUSED', 'DEED_REFUSED', 'ADD_ACCOUNT', 'AUDIT_GAP'];

/** One event of each action, so many days old; of somebody known, unless it is said to be of nobody. */
const insert = (days: number, actions = [...passing, ...deeds], actor: string | null = 'somebody') =>
  world.database.query(
    `insert into audit_event (at, action, actor, origin)
     select now() - make_interval(days => $1), action, $3, $1 || ' days' from unnest($2::text[]) action`,
    [days, actions, actor],
  );

const left = async (days: number): Promise<string[]> => {
  const rows = await world.database.query<{ action: string }[]>(
    `select action from audit_event where origin = $1 || ' days' order by id`,
    [days],
  );
  return rows.map(({ action }) => action);
};

async function audit(...args: string[]): Promise<{ code: number | null; said: string }> {
  const program = startProgram(['dist/src/cli.js', 'audit', ...args], { DATABASE_URL: world.databaseUrl });
  return { code: await program.ended(), said: program.said() };
}

test('what was read long ago goes, deeds stay, and who did it is kept', async () => {
  for (const days of [100, 399, 401]) await insert(days);
  await trimAudit(world.database, { days: 400, actor: 'operator', origin: 'command line' });
  expect(await left(401)).toEqual(deeds);
  for (const days of [100, 399]) expect(await left(days)).toEqual([...passing, ...deeds]);
  const { nodes } = (
    await world.ask('{ auditEvents(filter: { action: TRIM_AUDIT }) { nodes { actor origin details } } }', {
      as: world.ids.admin,
    })
  ).data().auditEvents;
  const taken = Object.fromEntries(passing.map((action) => [action, 1]));
  expect(nodes).toEqual([
    { actor: 'operator', origin: 'command line', details: { before: expect.any(String), taken } },
  ]);
});

test('what strangers were refused goes as well, so that they cannot fill the audit for good', async () => {
  const tried = ['DEED_REFUSED', 'LOG_IN_REFUSED', 'LOG_IN_DELAYED'];
  for (const days of [80, 601]) await insert(days, [...tried, 'AUDIT_GAP'], null);
  await trimAudit(world.database, { days: 600, actor: 'operator', origin: 'command line' });
  expect(await left(601)).toEqual(['AUDIT_GAP']);
  expect(await left(80)).toEqual([...tried, 'AUDIT_GAP']);
});

test('the command says how many it took', async () => {
  await insert(500);
  const { code, said } = await audit('trim', '--older-than', '450d');
  expect([code, said]).toEqual([0, expect.stringContaining('1 of READ_REPORT')]);
  expect(await left(500)).toEqual(deeds);
});

test.each(['89d', '0', 'soon', '-5d'])('--older-than %s is refused', async (age) => {
  const { code, said } = await audit('trim', `--older-than=${age}`);
  expect([code, said]).toEqual([2, expect.stringContaining('--older-than')]);
});

/** In a transaction that is taken back; as a role where one is named. */
async function trying(sql: string, role?: string): Promise<unknown> {
  const runner = world.database.createQueryRunner();
  await runner.query('begin');
  try {
    if (role !== undefined) await runner.query(`set local role ${role}`);
    return await runner.query(sql);
  } finally {
    await runner.query('rollback');
    await runner.release();
  }
}

test('the database takes nothing younger than ninety days, and no deed, whatever its owner says', async () => {
  await insert(89);
  await insert(91);
  await expect(trying(`select trim_audit('89 days', 'x', 'x')`)).rejects.toThrow('for 90 days at the least');
  const saying = `set local lpa.trimming = 'on'; delete from audit_event`;
  await expect(trying(`${saying} where action = 'READ_REPORT' and origin = '89 days'`)).rejects.toThrow(
    'audit_event keeps deeds for good',
  );
  await expect(trying(`${saying} where action = 'PUBLISH' and origin = '91 days'`)).rejects.toThrow(
    'audit_event keeps deeds for good',
  );
  await expect(
    trying(`delete from audit_event where action = 'READ_REPORT' and origin = '91 days'`),
  ).rejects.toThrow('audit_event is append-only');
});

test.each(['lpa_service', 'lpa_writer', 'lpa_reader'])('it is for the owner: %s may not', async (role) => {
  await expect(trying(`select trim_audit('400 days', 'x', 'x')`, role)).rejects.toThrow(
    'permission denied for function trim_audit',
  );
  await expect(
    trying(`set local lpa.trimming = 'on'; delete from audit_event where action = 'READ_REPORT'`, role),
  ).rejects.toThrow('permission denied for table audit_event');
});
