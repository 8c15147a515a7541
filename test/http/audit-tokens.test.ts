import { insertSession } from '../../src/session/session.queries.js';
import { testServer, type TestServer } from '../support/ask.js';
import { forge, hostile, now } from '../support/hostile-tokens.js';
import { bearer, refresh, statusWith } from '../support/log-in.js';
import { makeWorld, type World } from '../support/world.js';
import { from, KeptEvents, times } from './kept-events.js';

let world: World;
let second: TestServer;
let kept: KeptEvents;
beforeAll(async () => {
  world = await makeWorld({ trustProxy: ['loopback'] });
  second = await testServer(world.database, { config: { trustProxy: ['loopback'] } });
  kept = new KeptEvents(world, [world, second]);
});
afterAll(async () => {
  await second.close();
  await world.close();
});

test('tokens that are none are kept: forged, over, of a session that ended, to refresh with', async () => {
  const subject = {
    accountId: world.ids.admin,
    sessionId: await insertSession(world.database.manager, world.ids.admin),
  };
  const send = (authorization: string) =>
    world.ask('{ nation { id } }', { headers: { ...from(), authorization } });
  await send(hostile['another key']?.(subject) ?? '');
  await send('Basic YTpi');
  await send(`Bearer ${forge(subject, { iat: now() - 2000, exp: now() - 1100 })}`);
  await world.database.query('update session set ended_at = now() where id = $1', [subject.sessionId]);
  await send(`Bearer ${forge(subject)}`);
  await refresh({ ask: (document, given) => world.ask(document, { ...given, headers: from() }) }, 'no token');
  const shown = (await kept.next('TOKEN_REFUSED')).map(({ actor, subject: field, details }) => [
    ...[actor, field, details?.['reason']],
  ]);
  expect(shown).toEqual([
    [null, null, 'FORGED'],
    [null, null, 'FORGED'],
    [null, null, 'EXPIRED'],
    ['admin', null, 'ENDED'],
    [null, 'refresh', 'INVALID_REFRESH_TOKEN'],
  ]);
  const all = await kept.text();
  for (const secret of ['eyJ', 'YTpi', 'no token']) expect(all).not.toContain(secret);
});

async function makeKey(name: string): Promise<{ secret: string; subject: string }> {
  const answer = await world.ask(
    `mutation ($at: DateTimeISO!) { createApiKey(input: { name: "${name}", role: DEPARTMENT, expiresAt: $at }) { secret } }`,
    { as: world.ids.admin, variables: { at: new Date(Date.now() + 3_600_000).toISOString() } },
  );
  const [{ id }] = await world.database.query('select max(id) as id from api_key');
  return { secret: answer.data().createApiKey.secret, subject: `${name}/${id}` };
}

test.each([
  ['REVOKED', 'update api_key set revoked_at = now() where name = $1'],
  ['EXPIRED', 'update api_key set expires_at = now() where name = $1'],
])('a key that is %s is kept by its name, and one that never was as forged', async (reason, end) => {
  const name = `dead-${reason.toLowerCase()}`;
  const { secret, subject } = await makeKey(name);
  await world.database.query(end, [name]);
  const events = await kept.ofOwn('API_KEY_REFUSED', async (own) => {
    for (let nth = 0; nth < 3; nth += 1) expect(await statusWith(own, secret)).toBe(401);
  });
  for (const event of events)
    expect(event).toMatchObject({
      actor: `api-key:${name}`,
      origin: '127.0.0.1',
      subject,
      details: { reason },
    });
  expect(times(events)).toBe(3);
  await world.database.query('delete from api_key where name = $1', [name]);
  await second.ask('{ nation { id } }', { headers: { ...from(), ...bearer(secret).headers } });
  expect(await kept.next('TOKEN_REFUSED')).toMatchObject([{ actor: null, details: { reason: 'FORGED' } }]);
  expect(await kept.text()).not.toContain(secret.slice(4));
});

test('the use of a key is kept once for each address of a day, whichever process it comes to', async () => {
  const { secret, subject } = await makeKey('roaming');
  await kept.next('');
  for (const server of [world, second])
    for (const address of ['203.0.113.1', '203.0.113.2', '203.0.113.1'])
      await server.ask('{ nation { id } }', { headers: { ...from(address), ...bearer(secret).headers } });
  const uses = await kept.next('USE_API_KEY');
  expect(uses.map((use) => [use.actor, use.subject, use.origin]).sort()).toEqual([
    ['api-key:roaming', subject, '203.0.113.1'],
    ['api-key:roaming', subject, '203.0.113.2'],
  ]);
});
