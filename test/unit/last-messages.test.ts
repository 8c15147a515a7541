import { LastMessages } from '../../src/http/last-messages.js';

test('as many messages are expected as were the most of late', () => {
  const [plan, other] = [
    { fields: [], size: 0 },
    { fields: [], size: 0 },
  ];
  const last = new LastMessages();
  expect(last.of(plan)).toBeUndefined();
  for (const count of [1, 2, 1]) last.note(plan, count);
  expect([last.of(plan), last.of(other)]).toEqual([2, undefined]);
  // One that needs them again in between, and then a hundred that do not.
  for (let time = 0; time < 90; time += 1) last.note(plan, 1);
  last.note(plan, 2);
  for (let time = 0; time < 100; time += 1) last.note(plan, 1);
  expect(last.of(plan)).toBe(2);
  last.note(plan, 1);
  expect(last.of(plan)).toBe(1);
});
