import { Gate } from '../../src/limits/gate.js';

/** A task that ends when it is told to. */
function held(): { task: () => Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { task: () => ended, end };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('as many as there are places run at a time, the others in their order', async () => {
  const gate = new Gate({ places: 2, queue: 10 });
  const tasks = Array.from({ length: 5 }, held);
  const started: number[] = [];
  const done = tasks.map(({ task }, nth) =>
    gate.run(() => {
      started.push(nth);
      return task();
    }),
  );
  await turn();
  expect(started).toEqual([0, 1]);
  tasks[1]?.end();
  await turn();
  expect(started).toEqual([0, 1, 2]);
  tasks.forEach(({ end }) => end());
  await Promise.all(done);
  expect(started).toEqual([0, 1, 2, 3, 4]);
});

test('where too many wait already, one more is sent away at once', async () => {
  const gate = new Gate({ places: 1, queue: 1 });
  const [first, second] = [held(), held()];
  const done = [gate.run(first.task), gate.run(second.task)];
  await expect(gate.run(() => Promise.resolve())).rejects.toMatchObject({
    extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } },
  });
  first.end();
  second.end();
  await Promise.all(done);
});

test('a task that fails gives its place on', async () => {
  const gate = new Gate({ places: 1, queue: 1 });
  await expect(gate.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await gate.run(() => Promise.resolve(1))).toBe(1);
});
