import { networkOf } from '../../src/session/network.js';
import { type Allowance, allowances, span, waitAfter } from '../../src/session/patience.js';

const { fromStrangers } = allowances;

/** Makes attempts as early as it may, and gives when each was made. */
function eager(count: number, allowance: Allowance = fromStrangers): number[] {
  const attempts: number[] = [];
  let now = 0;
  while (attempts.length < count) {
    now += waitAfter(attempts, now, allowance);
    attempts.push(now);
  }
  return attempts;
}

test.each(Object.entries(allowances))(
  'in no quarter of an hour are there more than allowed: %s',
  (_name, allowance) => {
    const attempts = eager(200, allowance);
    for (const at of attempts)
      expect(attempts.filter((other) => other >= at && other < at + span).length).toBeLessThanOrEqual(
        allowance.most,
      );
  },
);

test('strangers and one known address together get at the most twenty', () => {
  expect(allowances.account.most).toBe(20);
  expect(fromStrangers.most).toBeLessThan(allowances.account.most);
  expect(fromStrangers.most + allowances.fromKnownAddress.most).toBeLessThanOrEqual(20);
});

test('nobody waits longer than a quarter of an hour', () => {
  const attempts = eager(50);
  for (let now = attempts.at(-1) ?? 0, end = now + span; now < end; now += 7919)
    expect(waitAfter(attempts, now, fromStrangers)).toBeLessThanOrEqual(span);
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
