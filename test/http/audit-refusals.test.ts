import { makeWorld, type World } from '../support/world.js';
import { calls, doors } from './doors.js';
import { from, KeptEvents, times } from './kept-events.js';

let world: World;
let kept: KeptEvents;
beforeAll(async () => {
  world = await makeWorld({ requireApproval: true, trustProxy: ['loopback'] });
  kept = new KeptEvents(world, [world]);
});
afterAll(() => world.close());

const forAdministrators = Object.entries(doors).flatMap(([door, who]) =>
  who.length === 1 && who[0] === 'admin' ? [[door.replace(/^\w+\./, ''), calls[door] ?? ''] as const] : [],
);

test.each(forAdministrators)('who may not is kept: %s', async (field, document) => {
  await kept.next('');
  const headers = from();
  const refused = [];
  for (const as of [world.ids.department, world.ids.officeOfPhrae, undefined]) {
    const answer = await world.ask(document, { headers, ...(as === undefined ? {} : { as }) });
    expect(answer.errors()).toHaveLength(1);
    refused.push(answer.headers.get('x-request-id'));
  }
  const [origin] = Object.values(headers);
  expect(await kept.next('DEED_REFUSED')).toMatchObject([
    { actor: 'department', origin, subject: field, details: { reason: 'FORBIDDEN', requestId: refused[0] } },
    {
      ...{ actor: 'officeofphrae', origin, subject: field },
      details: { reason: 'FORBIDDEN', requestId: refused[1] },
    },
    {
      ...{ actor: null, origin, subject: field },
      details: { reason: 'UNAUTHENTICATED', requestId: refused[2] },
    },
  ]);
});

test('a deed that a rule refuses to an administrator is kept, whatever of it was asked to be told', async () => {
  const answer = await world.ask('mutation { publishRelease(input: { year: 2568 }) { __typename } }', {
    ...{ as: world.ids.admin, headers: from() },
  });
  expect(answer.errors()).toEqual([]);
  expect(await kept.next('DEED_REFUSED')).toMatchObject([
    { actor: 'admin', subject: 'publishRelease', details: { reason: 'NOT_APPROVED' } },
  ]);
});

test('what who asks has written is not in it: neither alias nor name of the operation nor a value', async () => {
  await world.ask(
    'mutation SecretOfMine { secretAlias: disableAccount(input: { username: "secret-value" }) { account { id } } }',
    { as: world.ids.department, headers: from() },
  );
  const events = await kept.next('DEED_REFUSED');
  expect(events).toMatchObject([{ subject: 'disableAccount' }]);
  expect(JSON.stringify(events).toLowerCase()).not.toContain('secret');
});

test('a report out of scope is kept as asked for, and is told apart from one that is not by nothing', async () => {
  const events = await kept.ofOwn('READ_REFUSED', async (own) => {
    const ask = (code: string) =>
      own.ask(`{ localGovernment(code: "${code}") { code assessment { percent } } }`, {
        as: world.ids.officeOfPhrae,
      });
    const foreign = await ask('6430102');
    expect(foreign.errorCode()).toBe('FORBIDDEN');
    for (const code of ['6999999', 'my password']) {
      const other = await ask(code);
      expect([other.status, other.body]).toEqual([foreign.status, foreign.body]);
      expect(other.statements).toEqual(foreign.statements);
    }
  });
  for (const event of events)
    expect(event).toMatchObject({ actor: 'officeofphrae', origin: '127.0.0.1', subject: 'localGovernment' });
  expect(times(events)).toBe(3);
  expect(events.flatMap(({ details }) => details?.['asked'] ?? []).sort()).toEqual(['6430102', '6999999']);
});

test('lists of another province are kept, by name or by filter; what one may read is not', async () => {
  const as = world.ids.localGovernmentOfPhrae;
  await world.ask('{ province(code: "43") { localGovernments { totalCount } } }', { as, headers: from() });
  await world.ask('{ localGovernments(filter: { provinceCode: "43" }) { totalCount } }', {
    ...{ as, headers: from() },
  });
  await world.ask('{ province(code: "54") { localGovernments { totalCount } } }', { as, headers: from() });
  await world.ask('{ localGovernment(code: "6999999") { code } }', { as: world.ids.department });
  expect(await kept.next('READ_REFUSED')).toMatchObject(
    [1, 2].map(() => ({ subject: 'localGovernments', details: { asked: ['43'] } })),
  );
});

test('who repeats it makes no more events, and the last of them are kept when the service closes', async () => {
  const events = await kept.ofOwn('DEED_REFUSED', async (own) => {
    for (let nth = 0; nth < 20; nth += 1) {
      await own.ask('mutation { logOut { userErrors { code } } }');
      await own.audit.flush();
    }
    expect(await kept.next('DEED_REFUSED')).toMatchObject([{ subject: 'logOut' }]);
  });
  expect(events).toMatchObject([{ subject: 'logOut', details: { times: 19 } }]);
});
