import { load, Unanswered } from './load.mjs';

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return (low + high) / 2;
}

/** The median of each figure over the rounds: one that a neighbour on the machine disturbed counts for nothing. */
const medians = (runs) =>
  runs.includes(null)
    ? null
    : Object.fromEntries(
        Object.keys(runs[0]).map((figure) => [figure, median(runs.map((run) => run[figure]))]),
      );

/**
 * Loads contestants in turn, question by question, round by round, so that whatever else the machine does meets all.
 * @param contestants started ones, by name
 * @param options what `load` takes, how many rounds, and whether one may fail to answer
 * @returns figures by contestant and question; null where it did not answer
 */
export async function measure(contestants, questions, { rounds, progress, mayFail = false, ...options }) {
  const names = Object.keys(contestants);
  const runs = Object.fromEntries(names.map((name) => [name, {}]));
  for (let round = 0; round < rounds; round += 1)
    for (const question of questions)
      for (const nth of names.keys()) {
        // Each begins once, so that none always comes after the same.
        const name = names[(nth + round) % names.length];
        const rate = options.rates?.[name][question.name];
        const run = await load(contestants[name], question, { ...options, rate }).catch((error) => {
          if (mayFail && error instanceof Unanswered) return null;
          throw error;
        });
        (runs[name][question.name] ??= []).push(run);
        progress();
      }
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(questions.map((question) => [question.name, medians(runs[name][question.name])])),
    ]),
  );
}
