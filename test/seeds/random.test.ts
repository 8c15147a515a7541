import { allocate } from '../../seeds/demo/allocate.js';
import { randomOf } from '../../seeds/demo/random.js';
import { mean, sum } from './nation.js';

const many = (random: () => number) => Array.from({ length: 20_000 }, random);

test('a stream gives the same numbers on every machine', () => {
  const random = randomOf('a', 1);
  expect([random.below(1000), random.below(1000), random.below(1000)]).toEqual([18, 838, 368]);
});

test('streams of other names are others', () => {
  expect(randomOf('a', 1).next()).not.toBe(randomOf('a', 2).next());
  expect(randomOf('ab').next()).not.toBe(randomOf('ba').next());
});

test('the bell has mean 0 and standard deviation 1', () => {
  const random = randomOf('bell');
  const numbers = many(random.bell);
  expect(mean(numbers)).toBeCloseTo(0, 1);
  expect(mean(numbers.map((number) => number * number))).toBeCloseTo(1, 1);
});

test('a shuffled list has the same items in another order', () => {
  const list = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = randomOf('shuffle').shuffle(list);
  expect(shuffled).not.toEqual(list);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
});

test('what is allocated adds up, and follows the weights', () => {
  expect(allocate(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(allocate(7, [0, 5, 2])).toEqual([0, 5, 2]);
  const random = randomOf('weights');
  expect(sum(allocate(123_457, many(random.next)))).toBe(123_457);
});
