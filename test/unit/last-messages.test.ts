import { LastMessages } from '../../src/http/last-messages.js';

test('as many messages are expected as were the most of late', () => {
  const [plan, other] = [
    { fields: [], size: 0 },
    { fields: [], size: 0 },
  ];
  const last = new LastMessages();
  expect(last.of(plan)).toBeUndefined();
  for (const count of [1, 3, 1]) last.note(plan, count, true);
  expect([last.of(plan), last.of(other)]).toEqual([3, undefined]);
  // One that needs them again in between, and then a hundred that do not.
  for (let time = 0; time < 99; time += 1) last.note(plan, 1, true);
  last.note(plan, 3, true);
  last.note(plan, 2, true);
  for (let time = 1; time < 99; time += 1) last.note(plan, 1, true);
  expect(last.of(plan)).toBe(3);
  last.note(plan, 1, true);
  expect(last.of(plan)).toBe(2);
});

test('what failed tells no more than how many are needed at least', () => {
  const plan = { fields: [], size: 0 };
  const last = new LastMessages();
  last.note(plan, 2, true);
  for (let time = 0; time < 200; time += 1) last.note(plan, 1, false);
  expect(last.of(plan)).toBe(2);
  last.note(plan, 3, false);
  expect(last.of(plan)).toBe(3);
});
