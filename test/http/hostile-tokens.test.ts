import { insertSession } from '../../src/session/session.queries.js';
import { tokenLifetime } from '../../src/viewer/token.js';
import { forge, hostile, now, type Subject } from '../support/hostile-tokens.js';
import { bearer, statusWith } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';

let world: World;
const subjectOf = async (accountId: number): Promise<Subject> => ({
  ...{ accountId, sessionId: await insertSession(world.database.manager, accountId) },
});
let subject: Subject;
beforeAll(async () => {
  world = await makeWorld();
  subject = await subjectOf(world.ids.admin);
});
afterAll(() => world.close());

test('there are more than forty of them, and a well-made token of the same shape is taken', async () => {
  expect(Object.keys(hostile).length).toBeGreaterThan(40);
  const answer = await world.ask('{ viewer { role } }', bearer(forge(subject)));
  expect(answer.data().viewer.role).toBe('ADMIN');
});

test.each(Object.keys(hostile))('%s is 401, never silently nobody', async (name) => {
  // Where who it pretends to be has just asked, and is remembered.
  expect((await world.ask('{ viewer { role } }', bearer(forge(subject)))).errors()).toEqual([]);
  const answer = await world.ask('{ nation { id } }', {
    headers: { authorization: hostile[name]?.(subject) ?? '' },
  });
  expect([answer.status, answer.errorCode()]).toEqual([401, 'UNAUTHENTICATED']);
});

const [minute, hour, day] = [60, 3600, 86_400];

test.each([
  ['behind by 30 s', -30, 200],
  ['before by 30 s', 30, 200],
  ['behind by 14 min, its token not over yet', -14 * minute, 200],
  ['behind by so much that its token ended 20 s ago', -15 * minute - 20, 200],
  ['behind by so much that its token ended 40 s ago', -15 * minute - 40, 401],
  ['before by 35 s', 35, 401],
  ['behind by 2 h', -2 * hour, 401],
  ['before by 2 h', 2 * hour, 401],
  ['behind by 400 d', -400 * day, 401],
  ['before by 400 d', 400 * day, 401],
])('the clock of the process that signed is %s', async (_name, off, status) => {
  const token = forge(subject, { iat: now() + off, exp: now() + off + tokenLifetime });
  expect(await statusWith(world, token)).toBe(status);
});

test('a token that was taken a moment ago is no good any more once its time is over', async () => {
  const token = forge(subject);
  expect(await statusWith(world, token)).toBe(200);
  const clock = jest.spyOn(Date, 'now');
  try {
    const over = (now() + 600 + 30) * 1000; // a clock may be 30 s off
    clock.mockReturnValue(over - 1);
    expect(await statusWith(world, token)).toBe(200);
    clock.mockReturnValue(over);
    expect(await statusWith(world, token)).toBe(401);
  } finally {
    clock.mockRestore();
  }
});

test('a role raised inside a token changes nothing', async () => {
  const token = forge(await subjectOf(world.ids.officeOfPhrae), { role: 'ADMIN' });
  expect((await world.ask('{ viewer { role } }', bearer(token))).data().viewer.role).toBe('PROVINCE');
});

test.each([
  ['a disabled account', 'update account set disabled_at = now() where id = $1'],
  ['a session that was ended', 'update session set ended_at = now() where account_id = $1'],
  ['a session that is over', 'update session set expires_at = now() where account_id = $1'],
  ['an account that is gone', 'delete from account where id = $1'],
])('%s', async (_name, statement) => {
  const one = await subjectOf(world.ids.localGovernmentOfPhrae);
  await world.database.query('update account set disabled_at = null where id = $1', [one.accountId]);
  await world.database.query(statement, [one.accountId]);
  expect(await statusWith(world, forge(one))).toBe(401);
});
