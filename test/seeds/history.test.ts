import { historyOf } from '../../seeds/demo/history.js';
import { bodies } from './nation.js';

test('every body was listed, and the upgraded lead from what they were to what they are', () => {
  const histories = bodies.map((body) => ({ body, steps: historyOf(body) }));
  for (const { body, steps } of histories) {
    expect(steps[0]).toMatchObject({ kind: 'LISTED', before: null, effectiveOn: null });
    const { code, type, nameTh, nameEn, districtTh } = body;
    expect(steps.at(-1)?.after).toEqual({ code, type, nameTh, nameEn, districtTh });
    steps.slice(1).forEach((step, index) => {
      expect(step.before).toEqual(steps[index]?.after);
    });
  }
  const kinds = histories.flatMap(({ steps }) => steps.map(({ kind }) => kind));
  expect(kinds.filter((kind) => kind === 'TYPE_CHANGED')).toHaveLength(20);
  expect(kinds.filter((kind) => kind === 'RENAMED')).toHaveLength(5);
});

test('one that is a municipality from 2560 on became one on 1 October 2558', () => {
  const body = bodies.find(({ former }) => former?.changedIn === 2560);
  expect(body && historyOf(body)[1]).toMatchObject({ kind: 'TYPE_CHANGED', effectiveOn: '2015-10-01' });
});
