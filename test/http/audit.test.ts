import { createAccount } from '../../src/account/account.commands.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await logIn('officeOfPhrae', password);
  await logIn('officeOfPhrae', 'not its password');
  await logIn('A Secret Typed As Name', 'x');
  const doer = {
    viewer: { role: 'ADMIN', accountId: 0, username: 'tester' },
    origin: 'command line',
  } as const;
  await createAccount(world.database, doer, {
    ...{ username: 'somchai', displayName: null, role: 'PROVINCE', provinceCode: '54' },
    localGovernmentCode: null,
  });
  await world.ask('mutation { publishRelease(input: { year: 2568 }) { release { id } } }', {
    as: world.ids.admin,
  });
  await world.ask(
    'mutation { withdrawRelease(input: { year: 2568, number: 1, note: "Wrong" }) { release { id } } }',
    { as: world.ids.admin },
  );
});
afterAll(() => world.close());

const logIn = (username: string, secret: string) =>
  world.ask('mutation ($input: LogInInput!) { logIn(input: $input) { token } }', {
    variables: { input: { username, password: secret } },
  });

const events = async (args = '', selection = 'action', name: keyof World['ids'] = 'admin') =>
  (
    await world.ask(
      `{ auditEvents${args} { totalCount pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`,
      { as: world.ids[name] },
    )
  ).data().auditEvents;

test('every deed is there, newest first: who, from where, to what, before and after', async () => {
  const { nodes } = await events('(first: 6)', 'action actor origin subject before after at');
  const [withdrawn, published, added, unknown, refused, entered] = nodes;
  expect(withdrawn).toMatchObject({
    ...{ action: 'WITHDRAW', actor: 'admin', origin: '127.0.0.1', subject: '2568/1' },
    before: { state: 'PUBLISHED' },
    after: { state: 'WITHDRAWN', withdrawalNote: 'Wrong', reason: 'Wrong' },
  });
  expect(published).toMatchObject({
    ...{ action: 'PUBLISH', actor: 'admin', subject: '2568/1' },
    ...{ before: { state: 'DRAFT' }, after: { state: 'PUBLISHED', supersedes: null } },
  });
  expect(added).toMatchObject({
    ...{ action: 'ADD_ACCOUNT', actor: 'tester', origin: 'command line', subject: 'somchai' },
    ...{
      before: null,
      after: { role: 'PROVINCE', provinceCode: '54', localGovernmentCode: null, mustChangePassword: true },
    },
  });
  expect(unknown).toMatchObject({ action: 'LOG_IN_REFUSED', actor: null, origin: '127.0.0.1' });
  expect(refused).toMatchObject({ action: 'LOG_IN_REFUSED', actor: 'officeofphrae' });
  expect(entered).toMatchObject({ action: 'LOG_IN', actor: 'officeofphrae' });
  expect(Math.abs(Date.now() - Date.parse(entered.at))).toBeLessThan(60_000);
});

test('no password and no token is in it, nor what was typed as a name that nobody has', async () => {
  const rows = await world.database.query<{ text: string }[]>('select e::text as text from audit_event e');
  const all = rows.map((row) => row.text).join('\n');
  expect(all).toContain('officeofphrae');
  for (const secret of [password, 'not its password', 'a secret typed as name', 'argon2', 'eyJ'])
    expect(all.toLowerCase()).not.toContain(secret.toLowerCase());
});

test('filters narrow by deed, account and time', async () => {
  expect((await events('(filter: { action: PUBLISH })')).totalCount).toBe(1);
  expect((await events('(filter: { actor: "OfficeOfPhrae" })')).nodes).toEqual([
    { action: 'LOG_IN_REFUSED' },
    { action: 'LOG_IN' },
  ]);
  const [{ at }] = (await events('(filter: { action: ADD_ACCOUNT })', 'at')).nodes;
  // The time is told to the millisecond, and kept finer.
  const after = new Date(Date.parse(at) + 1).toISOString();
  expect((await events(`(filter: { from: "${after}" })`)).nodes).toEqual([
    { action: 'WITHDRAW' },
    { action: 'PUBLISH' },
  ]);
  const { nodes } = await events(`(first: 1, filter: { to: "${after}" })`);
  expect(nodes).toEqual([{ action: 'ADD_ACCOUNT' }]);
});

test('what was done to a release, and what a file did, is found, one of several too', async () => {
  const bySubject = await events('(filter: { subject: "2568/1" })', 'action subject');
  expect(bySubject.nodes.map(({ action }: { action: string }) => action)).toEqual(['WITHDRAW', 'PUBLISH']);
  const files = ['a', 'b'].map((letter) => ({ name: `${letter}.csv`, sha256: letter.repeat(64) }));
  await world.database.query(
    `insert into audit_event (action, origin, subject, file_name, file_sha256, details)
     values ('IMPORT_RESULTS', 'x', '2568/9', 'a.csv, b.csv', $1, $2), ('IMPORT_REGISTRY', 'x', null, 'c.csv', $3, null)`,
    ['d'.repeat(64), { files }, 'c'.repeat(64)],
  );
  for (const [letter, action] of [
    'aIMPORT_RESULTS',
    'BIMPORT_RESULTS',
    'cIMPORT_REGISTRY',
    'dIMPORT_RESULTS',
  ].map((each) => [each.slice(0, 1), each.slice(1)] as const))
    expect(await events(`(filter: { fileSha256: "${letter.repeat(64)}" })`)).toMatchObject({
      ...{ totalCount: 1, nodes: [{ action }] },
    });
  expect((await events(`(filter: { fileSha256: "${'e'.repeat(64)}" })`)).totalCount).toBe(0);
});

test('pages follow each other without a gap, and a cursor of another list is refused', async () => {
  const all = (await events('(first: 100)', 'id')).nodes;
  const met: unknown[] = [];
  let after = '';
  for (;;) {
    const page = await events(`(first: 2${after})`, 'id');
    met.push(...page.nodes);
    expect(page.totalCount).toBe(all.length);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  expect(met).toEqual(all);
  const answer = await world.ask('{ auditEvents(after: "Q09ERTo2NTQwMTAy") { totalCount } }', {
    as: world.ids.admin,
  });
  expect(answer.errorCode()).toBe('BAD_USER_INPUT');
});

test.each([
  ['changed', `update audit_event set actor = 'someone'`],
  ['deleted', 'delete from audit_event'],
  ['deleted where nothing matches', 'delete from audit_event where false'],
  ['emptied', 'truncate audit_event'],
  ['changed with triggers off', `set session_replication_role = replica; delete from audit_event`],
])('the database refuses that it is %s, its owner too', async (_how, sql) => {
  const runner = world.database.createQueryRunner();
  const count = 'select count(*) from audit_event';
  const before = await world.database.query(count);
  await runner.query('begin');
  await expect(runner.query(sql)).rejects.toThrow('audit_event is append-only');
  await runner.query('rollback');
  await runner.release();
  expect(await world.database.query(count)).toEqual(before);
});

test('what a reader’s transaction sees is nothing, whatever statement it sends', async () => {
  const runner = world.database.createQueryRunner();
  await runner.query('begin; set local role lpa_reader');
  const [row] = (await runner.query('select count(*)::int as count from audit_event')) as { count: number }[];
  await runner.query('rollback');
  await runner.release();
  expect(row).toEqual({ count: 0 });
});
