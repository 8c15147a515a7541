import { composeBodies } from '../../seeds/demo/bodies.js';
import { fingerprintOfBodies, fingerprintOfResults } from '../../seeds/demo/fingerprint.js';
import { composeResults } from '../../seeds/demo/results.js';
import { bodies, resultsOf } from './nation.js';

test('composed twice, the nation is the same', () => {
  expect(fingerprintOfBodies(composeBodies())).toBe(fingerprintOfBodies(bodies));
  expect(fingerprintOfResults(composeResults(composeBodies(), 2561))).toBe(
    fingerprintOfResults(resultsOf(2561)),
  );
});

// On every machine and every version of Node. Whoever changes the demo on purpose writes the new ones here.
test('the nation is the one that it was when this was written', () => {
  expect({
    bodies: fingerprintOfBodies(bodies),
    2557: fingerprintOfResults(resultsOf(2557)),
    2559: fingerprintOfResults(resultsOf(2559)),
    2561: fingerprintOfResults(resultsOf(2561)),
  }).toEqual({
    bodies: '993b4e529944e867ccf3d53685242d7c736b30a2dbeeee2f534001e81e0d3bcd',
    2557: '34996b307f9afbe381b05ad07a0e08a2663a134979a4158c5e22aad750b7e969',
    2559: '19efdac2cb393a056c664df054c3d514c7fb41615edf8623e02aacf88fc91acc',
    2561: 'c773e570043a7dd3aa8a79944eb027139b8e0052398b1b4a4f69f062ec5e654e',
  });
});

test('one mark more is another fingerprint', () => {
  const [first, ...others] = resultsOf(2559);
  const marks = first?.marks.map((mark, index) => (index === 0 ? { ...mark, score: 0 } : mark)) ?? [];
  const changed = first ? [{ ...first, marks }, ...others] : [];
  expect(fingerprintOfResults(changed)).not.toBe(fingerprintOfResults(resultsOf(2559)));
});
