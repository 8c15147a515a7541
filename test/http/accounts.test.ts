import { makeWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const ask = (document: string) => world.ask(document, { as: world.ids.admin });

test('accounts are listed by name, filtered and paged, at two statements', async () => {
  const fields = 'username role provinceCode localGovernmentCode disabledAt mustChangePassword';
  const answer = await ask(`{ accounts(filter: { provinceCode: "54" }) { totalCount nodes { ${fields} } } }`);
  const same = { disabledAt: null, mustChangePassword: false, provinceCode: '54' };
  expect(answer.data().accounts).toEqual({
    totalCount: 2,
    nodes: [
      { ...same, username: 'localgovernmentofphrae', role: 'LAO', localGovernmentCode: '6540102' },
      { ...same, username: 'officeofphrae', role: 'PROVINCE', localGovernmentCode: null },
    ],
  });
  expect(answer.statements.length).toBeLessThanOrEqual(2);
  const met: string[] = [];
  for (let after = ''; ;) {
    const page = (
      await ask(`{ accounts(first: 4${after}) { nodes { username } pageInfo { hasNextPage endCursor } } }`)
    ).data().accounts;
    met.push(...page.nodes.map(({ username }: { username: string }) => username));
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  expect(met).toEqual([...Object.keys(world.ids)].map((name) => name.toLowerCase()).sort());
});

test('an account is made, found, ended and let in again, and each is kept with who did it', async () => {
  const made = await ask(
    `mutation { createAccount(input: { username: "Office-43", role: PROVINCE, provinceCode: "43" })
       { account { username mustChangePassword } oneTimePassword userErrors { code } } }`,
  );
  expect(made.data().createAccount).toMatchObject({
    ...{ account: { username: 'office-43', mustChangePassword: true }, userErrors: [] },
    oneTimePassword: expect.stringMatching(/^[a-z2-9-]{23}$/),
  });
  for (const [field, disabled] of [
    ['disableAccount', true],
    ['enableAccount', false],
  ] as const) {
    const { account } = (
      await ask(`mutation { ${field}(input: { username: "office-43" }) { account { disabledAt } } }`)
    ).data()[field];
    expect(account.disabledAt !== null).toBe(disabled);
  }
  const events = await ask(`{ auditEvents(first: 3) { nodes { action actor subject } } }`);
  const by = { actor: 'admin', subject: 'office-43' };
  expect(events.data().auditEvents.nodes).toEqual([
    { ...by, action: 'ENABLE_ACCOUNT' },
    { ...by, action: 'DISABLE_ACCOUNT' },
    { ...by, action: 'ADD_ACCOUNT' },
  ]);
});

test('the last administrator is not ended and keeps its role; of two who end each other at once, one stays', async () => {
  const disable = (username: string) =>
    ask(`mutation { disableAccount(input: { username: "${username}" }) { userErrors { code } } }`);
  const change = async (username: string, role: string) => {
    const input = `{ username: "${username}", role: ${role} }`;
    const answer = await ask(`mutation { changeAccount(input: ${input}) { userErrors { code } } }`);
    return answer.data().changeAccount.userErrors;
  };
  expect((await disable('admin')).data().disableAccount.userErrors).toEqual([{ code: 'LAST_ADMIN' }]);
  expect(await change('admin', 'DEPARTMENT')).toEqual([{ code: 'LAST_ADMIN' }]);
  expect(await change('department', 'ADMIN')).toEqual([]);
  const both = await Promise.all(['admin', 'department'].map(disable));
  const codes = both.flatMap(({ body }) => JSON.stringify(body).match(/LAST_ADMIN|UNAUTHENTICATED/g) ?? []);
  expect(codes).toHaveLength(1);
  const [row] = await world.database.query(
    `select count(*)::int as n from account where role = 'ADMIN' and disabled_at is null`,
  );
  expect(row.n).toBe(1);
});

test('a transaction of a reader sees no account and no key, and never a hash', async () => {
  const runner = world.database.createQueryRunner();
  await runner.query('begin; set local role lpa_reader');
  expect(await runner.query('select username from account')).toEqual([]);
  await runner.query('rollback');
  await runner.query(`begin; set local role lpa_reader; set local lpa.audit = 'on'`);
  expect((await runner.query('select username from account')).length).toBeGreaterThan(5);
  await expect(runner.query('select password_hash from account')).rejects.toThrow('permission denied');
  await runner.query(`rollback; begin; set local role lpa_reader; set local lpa.audit = 'on'`);
  await expect(runner.query('select hash from api_key')).rejects.toThrow('permission denied');
  await runner.query('rollback');
  await runner.release();
});
