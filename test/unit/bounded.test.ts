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
  for (const key of ['d', 'e', 'f']) {
    bounded.set(key, key, 200);
    bounded.get(key);
  }
  expect(['a', 'b', 'c', 'd', 'e', 'f'].filter((key) => bounded.get(key))).toEqual(['a', 'c', 'd', 'e', 'f']);
});

test('what is larger than all room is not kept', () => {
  const bounded = new Bounded<string>(1000);
  bounded.set('large', 'x', 2000);
  expect([bounded.get('large'), bounded.bytes]).toEqual([undefined, 0]);
});

test('what two have asked for stays, however often one asks for its own', () => {
  const bounded = new Bounded<string>(1000);
  bounded.set('known', 'kept', 100, 'one');
  bounded.get('known', 'another');
  for (let index = 0; index < 10_000; index += 1) {
    bounded.set(`stranger ${index}`, 'x', 100, 'stranger');
    for (let nth = 0; nth < 3; nth += 1) bounded.get(`stranger ${index}`, 'stranger');
  }
  expect(bounded.get('known', 'stranger')).toBe('kept');
});

test('one caller alone has all the room, and what it asked for last stays', () => {
  const bounded = new Bounded<string>(1000);
  for (let index = 0; index < 10; index += 1) bounded.set(`${index}`, 'x', 100, 'one');
  expect(bounded.get('0', 'one')).toBe('x');
  bounded.set('10', 'x', 100, 'one');
  expect([bounded.get('0', 'one'), bounded.get('1', 'one'), bounded.bytes]).toEqual(['x', undefined, 1000]);
  expect(bounded.get('0', 'one')).toBe('x');
  for (let index = 11; index < 20; index += 1) bounded.set(`${index}`, 'x', 100, 'one');
  expect([bounded.get('0', 'one'), bounded.get('10', 'one')]).toEqual(['x', undefined]);
});
