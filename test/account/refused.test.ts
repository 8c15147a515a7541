import * as accounts from '../../src/account/account.commands.js';
import { importList } from '../../src/account/import-list.commands.js';
import { createApiKey, revokeApiKey } from '../../src/api-key/api-key.commands.js';
import { by, notAdmins } from '../release/life.js';
import { makeWorld, type World } from '../support/world.js';
import type { Doer } from '../../src/viewer/viewer.js';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await world.database.query(
    `insert into api_key (name, hash, role, created_by, expires_at)
     values ('key', sha256('x'), 'DEPARTMENT', 'x', now() + interval '1 day')`,
  );
});
afterAll(() => world.close());

const username = 'officeofphrae';
const place = { role: 'DEPARTMENT', provinceCode: null, localGovernmentCode: null } as const;
const expiresAt = new Date(Date.now() + 3_600_000);

/** The commands themselves, past the door that would have stopped who asks over HTTP. */
const deeds: Record<string, (doer: Doer) => Promise<{ readonly ok: boolean }>> = {
  createAccount: (doer) =>
    accounts.createAccount(world.database, doer, { ...place, username: 'new', displayName: null }),
  importAccounts: (doer) =>
    importList(world.database.manager, doer, {
      ...{ csv: 'username,role\nnew,ADMIN\n', dryRun: false, signal: new AbortController().signal },
    }),
  disableAccount: (doer) => accounts.disableAccount(world.database, doer, username),
  enableAccount: (doer) => accounts.enableAccount(world.database, doer, username),
  resetPassword: (doer) => accounts.resetPassword(world.database, doer, username),
  changeAccount: (doer) => accounts.changeAccount(world.database, doer, { ...place, username }),
  createApiKey: (doer) => createApiKey(world.database, doer, { ...place, name: 'new', expiresAt }),
  revokeApiKey: (doer) => revokeApiKey(world.database, doer, 1),
};

const state = (): Promise<unknown> =>
  world.database.query(
    `select t::text from account t union all select t::text from api_key t union all select t::text from audit_event t`,
  );

test.each(
  notAdmins.flatMap((viewer) => Object.keys(deeds).map((deed) => [viewer.role, deed, viewer] as const)),
)('%s may not %s, and nothing is done', async (_role, deed, viewer) => {
  const before = await state();
  expect(await deeds[deed]?.(by(viewer))).toMatchObject({
    ok: false,
    userErrors: [{ code: 'NOT_ALLOWED' }],
  });
  expect(await state()).toEqual(before);
});
