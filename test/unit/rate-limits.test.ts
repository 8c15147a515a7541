import { BoundedMemory } from '../../src/limits/rate/bounded-memory.js';
import { callerOf, network } from '../../src/limits/rate/caller.js';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the network of %s is %s', (address, expected) => {
  expect(network(address)).toBe(expected);
});

test('an account is one caller wherever it asks from', () => {
  const viewer = { role: 'ADMIN', accountId: 7, username: 'admin' } as const;
  expect(callerOf(viewer, '192.0.2.7')).toBe('account:7');
  expect(callerOf({ role: 'PUBLIC' }, '192.0.2.7')).toBe('address:192.0.2.7');
});

test('however many callers come, so many are remembered and no more; who asks is not forgotten', async () => {
  const memory = new BoundedMemory({ points: 1_000_000, duration: 60 });
  await memory.consume('faithful', 1);
  await memory.consume('first', 1);
  for (let caller = 0; caller < 100_010; caller += 1) {
    await memory.consume(`caller ${caller}`, 1);
    if (caller % 1000 === 0) await memory.consume('faithful', 1);
  }
  expect([memory.size, memory.dump().storage.length]).toEqual([100_000, 100_000]);
  expect(await memory.get('first')).toBeNull();
  expect((await memory.get('faithful'))?.consumedPoints).toBe(102);
});
