import type { Plan } from '../graphql/execution/plan.js';

/** How many answers have to need fewer messages, one after the other, until no more are expected. */
const patience = 100;

/** The most of late, and of how many since, each fewer, the most of those. */
interface Seen {
  readonly most: number;
  readonly since: number;
  readonly mostSince: number;
}

/**
 * After how many messages to the database the answers by a plan have read all: the most of late. Where an answer needs more
 * it is read twice, which is seldom so.
 */
export class LastMessages {
  readonly #seen = new WeakMap<Plan, Seen>();

  of(plan: Plan): number | undefined {
    return this.#seen.get(plan)?.most;
  }

  /** @param whole whether an answer came of it; what failed half way says no more than how many it needs at least */
  note(plan: Plan, count: number, whole: boolean): void {
    const { most = 0, since = 0, mostSince = 0 } = this.#seen.get(plan) ?? {};
    if (count >= most) this.#seen.set(plan, { most: count, since: 0, mostSince: 0 });
    else if (whole) this.#seen.set(plan, fewer(most, since + 1, Math.max(mostSince, count)));
  }
}

const fewer = (most: number, since: number, mostSince: number): Seen =>
  since < patience ? { most, since, mostSince } : { most: mostSince, since: 0, mostSince: 0 };
