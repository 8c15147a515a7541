import { elsewhere, type Repeated, Repeats } from '../../src/audit/repeats.js';

const minute = 60_000;
const forged = (origin: string): Repeated => ({
  ...{ action: 'TOKEN_REFUSED', actor: null, origin, reason: 'FORGED' },
});

test('the first is told at once, what comes within a minute after it, and all of it is counted', () => {
  const repeats = new Repeats();
  for (let nth = 0; nth < 3; nth += 1) repeats.add({ ...forged('192.0.2.1'), requestId: `r${nth}` }, nth);
  expect(repeats.due(false, 10)).toMatchObject([{ times: 3, since: 0, details: { requestId: 'r0' } }]);
  for (let at = 100; at < 2 * minute; at += 100) repeats.add(forged('192.0.2.1'), at);
  expect(repeats.due(false, minute)).toEqual([]);
  expect(repeats.due(false, minute + 10)).toMatchObject([{ times: 1199, since: 100 }]);
  expect(repeats.due(false, 2 * minute)).toEqual([]);
  repeats.add(forged('192.0.2.1'), 2 * minute);
  expect(repeats.due(true, 2 * minute)).toMatchObject([{ times: 1 }]);
});

test('after a quiet minute it is as if nothing had been', () => {
  const repeats = new Repeats();
  repeats.add(forged('192.0.2.1'), 0);
  expect(repeats.due(false, 0)).toHaveLength(1);
  expect(repeats.due(false, minute)).toEqual([]);
  repeats.add(forged('192.0.2.1'), minute + 1);
  expect(repeats.due(false, minute + 2)).toHaveLength(1);
});

test.each([
  ['another address', { origin: '192.0.2.2' }],
  ['another account', { actor: 'admin' }],
  ['another field', { subject: 'publishRelease' }],
  ['another deed', { action: 'DEED_REFUSED' }],
  ['another reason', { reason: 'EXPIRED' }],
] as const)('%s is another event', (_what, change) => {
  const repeats = new Repeats();
  repeats.add(forged('192.0.2.1'), 0);
  repeats.add({ ...forged('192.0.2.1'), ...change }, 0);
  expect(repeats.due(false, 1)).toHaveLength(2);
});

test('all addresses of one subscriber are one', () => {
  const repeats = new Repeats();
  for (let nth = 1; nth < 500; nth += 1) repeats.add(forged(`2001:db8::${nth.toString(16)}`), 0);
  expect(repeats.due(false, 1)).toMatchObject([{ origin: '2001:db8::1', times: 499 }]);
});

test('however many strangers come, there are some hundred events a minute, none is lost, and accounts have room', () => {
  const repeats = new Repeats();
  for (let nth = 0; nth < 10_000; nth += 1) repeats.add(forged(`10.0.${nth >> 8}.${nth & 255}`), 0);
  repeats.add({ ...forged('192.0.2.1'), actor: 'admin' }, 0);
  const events = repeats.due(false, 1);
  expect(events).toHaveLength(202);
  expect(events.reduce((sum, { times }) => sum + times, 0)).toBe(10_001);
  expect(events.filter(({ origin }) => origin === elsewhere)).toMatchObject([{ times: 9800 }]);
  expect(events.filter(({ actor }) => actor === 'admin')).toMatchObject([{ origin: '192.0.2.1' }]);
  // The minute after is another one.
  repeats.due(false, minute + 1);
  repeats.add(forged('192.0.2.9'), minute + 2);
  expect(repeats.due(false, minute + 3)).toMatchObject([{ origin: '192.0.2.9' }]);
});

test('what was asked for is named, a hundred at the most', () => {
  const repeats = new Repeats();
  const read = { action: 'READ_REFUSED', actor: 'office', origin: '192.0.2.1' } as const;
  for (const asked of ['6540103', '6540102', '6540103']) repeats.add({ ...read, asked }, 0);
  expect(repeats.due(false, 1)).toMatchObject([{ details: { asked: ['6540102', '6540103'] }, times: 3 }]);
  for (let nth = 0; nth < 500; nth += 1) repeats.add({ ...read, asked: String(6_540_200 + nth) }, 2);
  const [event] = repeats.due(true, 3);
  expect((event?.details as { asked: string[] }).asked).toHaveLength(100);
  expect(event?.times).toBe(500);
});
