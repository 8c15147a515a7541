import { parseYear } from '../../src/assessment-year/buddhist-era.js';
import { parseCode, parseNumber } from '../../src/import/numbers.js';
import type { Framework } from '../../src/release/framework.queries.js';
import { meanOf, percentOf, toHundredths } from '../../src/release/marks.js';
import { overallOf } from '../../src/release/result.js';

const framework: Framework = {
  year: 2559,
  overallMethod: 'POOLED',
  passPercent: 7000,
  bands: [
    { rating: 'OUTSTANDING', from: 9000 },
    { rating: 'VERY_GOOD', from: 8000 },
    { rating: 'LOW', from: 0 },
  ],
  dimensions: [],
};

test.each([
  [135, 170, 7941],
  [184, 200, 9200],
  [17_999, 20_000, 9000], // 89.995 exactly
  [1, 3, 3333],
  [2, 3, 6667],
  [1, 8, 1250],
  [1, 20_000, 1], // 0.005 exactly
  [1, 20_001, 0],
  [999_999.99, 999_999.99, 10_000],
])('%d of %d is %d hundredths of a percent', (score, full, percent) => {
  expect(percentOf(toHundredths(score), toHundredths(full))).toBe(percent);
});

test('no percentage of whole marks differs from the exact one', () => {
  for (let full = 1; full <= 400; full++)
    for (let score = 0; score <= full; score++) {
      const [s, f] = [BigInt(score), BigInt(full)];
      expect(percentOf(score * 100, full * 100)).toBe(Number((s * 20_000n + f) / (2n * f)));
    }
});

test('a mean of percentages is rounded half up', () => {
  expect(meanOf([9000, 9001])).toBe(9001);
  expect(meanOf([9000, 9000, 9001])).toBe(9000);
});

test('the rating and the pass mark go by the percentage as printed', () => {
  const [mark] = [{ full: 20_000, score: 17_999 }];
  expect(overallOf(framework, [mark])).toMatchObject({
    percent: '90.00',
    rating: 'OUTSTANDING',
    passed: true,
  });
  expect(overallOf(framework, [{ full: 20_001, score: 17_999 }])).toMatchObject({
    percent: '89.99',
    rating: 'VERY_GOOD',
  });
  expect(overallOf(framework, [{ full: 100, score: 70 }])).toMatchObject({ passed: true });
  expect(overallOf(framework, [{ full: 100, score: 69.99 }])).toMatchObject({ passed: false, rating: 'LOW' });
});

test('the method of the year makes the overall result', () => {
  const marks = [
    { full: 10, score: 10 },
    { full: 90, score: 30 },
  ];
  expect(overallOf(framework, marks)).toMatchObject({ full: '100.00', score: '40.00', percent: '40.00' });
  expect(overallOf({ ...framework, overallMethod: 'MEAN_OF_DIMENSIONS' }, marks)).toMatchObject({
    score: '40.00',
    percent: '66.67', // (100.00 + 33.33) / 2 = 66.665
  });
});

test.each([-1, 0.005, Number.NaN, Number.POSITIVE_INFINITY, 1_000_000])('%d is no mark', (mark) => {
  expect(() => toHundredths(mark)).toThrow(RangeError);
});

test.each([
  ['27', 27],
  [' ๒๗.๕ ', 27.5],
  ['92.00 %', 92],
  ['1,015', 1015],
  ['1,015.5', 1015.5],
  ['-3', -3],
  ['', Number.NaN],
  ['1,01', Number.NaN],
  ['2.', Number.NaN],
  ['1e3', Number.NaN],
  ['0x10', Number.NaN],
])('"%s" is the number %d', (text, number) => {
  expect(parseNumber(text)).toBe(number);
});

test('codes have seven digits, or eight with a leading 0', () => {
  const codes = ['5570302', '05570302', '๕๕๗๐๓๐๒', '557 0302', '557030', '15570302', '0557030'];
  expect(codes.map(parseCode)).toEqual(['5570302', '5570302', '5570302', '5570302', null, null, null]);
});

test('years are of the Buddhist or the Common Era', () => {
  expect(['2568', '2025', '๒๕๖๘', '1900', '2300', 'x', ''].map(parseYear)).toEqual([
    2568,
    2568,
    2568,
    null,
    null,
    null,
    null,
  ]);
});
