import { heldBy } from '../support/heap.js';
import { NotedReads } from '../../src/audit/noted-reads.js';
import { Answers, placeOf } from '../../src/kept/answers.js';
import { finished } from '../../src/http/send-answer.js';

const place = (text: string, variables: unknown = null) =>
  placeOf(
    {
      viewer: { role: 'DEPARTMENT', accountId: 1, username: 'department' },
      ...{ document: { text }, operationName: null, variables, accept: '', stranger: undefined },
    },
    'set',
  );

test('whom an answer is about takes room as well', () => {
  const answers = new Answers();
  const reads = new NotedReads();
  for (let id = 0; id < 7700; id += 1)
    reads.note({ level: 'LOCAL_GOVERNMENT', code: String(1_000_000 + id), localGovernmentId: id });
  for (let nth = 0; nth < 100; nth += 1)
    answers.keep(place(`${nth}`), finished('', '{}', { operation: null, cost: 1, reads: reads.summary }));
  expect(answers.find(place('99'))).toBeDefined();
  expect(answers.find(place('0'))).toBeUndefined();
});

test.each([
  ['its document takes no room', (nth: number) => place(`${nth}${' '.repeat(9000)}`), true],
  ['its variables do', (nth: number) => place('', { a: `${nth}${'x'.repeat(9000)}` }), false],
])('of what an answer was asked with %s', (_what, placeOfNth, isKept) => {
  const answers = new Answers();
  const answer = finished('', '{}', { operation: null, cost: 1, reads: new NotedReads().summary });
  for (let nth = 0; nth < 1000; nth += 1) answers.keep(placeOfNth(nth), answer);
  expect([0, 999].map((nth) => answers.find(placeOfNth(nth)) !== undefined)).toEqual([isKept, true]);
});

test('the name of an operation does not keep its document', async () => {
  const named = (nth: number) => `TheNameOfAnOperation${nth} ${'x'.repeat(16_000)}`.slice(0, 22);
  const held = await heldBy(() =>
    Array.from({ length: 500 }, (_, nth) =>
      finished('', '{}', { operation: named(nth), cost: 1, reads: new NotedReads().summary }),
    ),
  );
  expect(held / 500).toBeLessThan(2000);
});
