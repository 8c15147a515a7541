import { Bounded } from '../../src/kept/bounded.js';

test('it never holds more bytes than it may, encodings included', () => {
  const bounded = new Bounded<number>(1000);
  for (let index = 0; index < 500; index += 1) {
    bounded.set(`once ${index}`, index, 30);
    if (index % 3 === 0) bounded.get(`once ${index}`);
    if (index % 5 === 0) bounded.grow(`once ${index}`, 20);
    expect(bounded.bytes).toBeLessThanOrEqual(1000);
  }
  expect(bounded.bytes).toBeGreaterThan(800);
});

test('what was asked for again stays, whatever strangers ask for once', () => {
  const bounded = new Bounded<string>(1000);
  bounded.set('known', 'kept', 100);
  bounded.get('known');
  for (let index = 0; index < 10_000; index += 1) bounded.set(`stranger ${index}`, 'x', 100);
  expect(bounded.get('known')).toBe('kept');
});

test('of what was asked for again the longest unused goes first', () => {
  const bounded = new Bounded<string>(1000);
  for (const key of ['a', 'b', 'c']) {
    bounded.set(key, key, 200);
    bounded.get(key);
  }
  bounded.get('a');
  for (const key of ['d', 'e']) {
    bounded.set(key, key, 200);
    bounded.get(key);
  }
  expect(['a', 'b', 'c', 'd', 'e'].filter((key) => bounded.get(key))).toEqual(['a', 'c', 'd', 'e']);
});

test('what is larger than all room is not kept', () => {
  const bounded = new Bounded<string>(1000);
  bounded.set('large', 'x', 2000);
  expect([bounded.get('large'), bounded.bytes]).toEqual([undefined, 0]);
});
