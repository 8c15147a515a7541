import { waiting } from '../release/life.js';
import { changePassword, logIn } from '../support/log-in.js';
import { makeWorld, password, type World } from '../support/world.js';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** What an administrator does to an account while it is being let in. */
const meanwhile: [string, string][] = [
  ['disabled', `update account set disabled_at = now() where username = 'department'`],
  ['reset', `update account set password_hash = 'another' where username = 'department'`],
];

/** Does something during which that comes to be. */
async function during<T>(statement: string, begin: () => Promise<T>): Promise<T> {
  const runner = world.database.createQueryRunner();
  await runner.startTransaction();
  await runner.query(statement);
  const begun = begin();
  await waiting(world.database, 1);
  await runner.commitTransaction();
  await runner.release();
  return begun;
}

const refused = { token: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] };

test.each(meanwhile)('an account that is %s while it logs in is not let in', async (_how, statement) => {
  expect(await during(statement, () => logIn(world, 'department', password))).toMatchObject(refused);
  expect(await world.database.query('select from session')).toEqual([]);
});

test.each(meanwhile)(
  'an account that is %s while it takes another password keeps what it has',
  async (_how, statement) => {
    const input = { username: 'department', password, newPassword: 'เขื่อน สะพาน ดอกคูน เก้าอี้' };
    expect(await during(statement, () => changePassword(world, input))).toMatchObject(refused);
    const deeds = await world.database.query(`select from audit_event where action = 'CHANGE_PASSWORD'`);
    expect(deeds).toEqual([]);
  },
);
