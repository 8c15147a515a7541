import { StartUpError } from '../../src/errors.js';
import { explained } from '../../src/failure.js';

test.each([
  [{ code: '53100' }, /disk.*full/],
  [{ code: '57P01' }, /went away/],
  [{ code: 'ECONNRESET' }, /went away/],
  [new Error('Connection terminated unexpectedly'), /went away/],
  [{ code: '42501' }, /may not do this/],
  [{ code: 'LPA01', message: 'An administrator must …' }, /^An administrator must …$/],
  [new StartUpError('Port 1 is taken.'), /^Port 1 is taken\.$/],
])('%j is told in a sentence', (error, sentence) => {
  expect(explained(error)).toMatch(sentence);
});

test('a fault of ours is shown whole', () => {
  const error = new TypeError('x is undefined');
  expect(explained(error)).toBe(error);
});
