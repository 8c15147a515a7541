import type { Plan } from '../graphql/execution/plan.js';

/** How many answers have to need fewer messages, one after the other, until no more are expected. */
const patience = 100;

/**
 * After how many messages to the database the answers by a plan have read all: the most of late. So what is wrong of it,
 * and makes an answer be read twice, is so for one in a hundred at the most.
 */
export class LastMessages {
  readonly #known = new WeakMap<Plan, { most: number; fewer: number }>();

  of(plan: Plan): number | undefined {
    return this.#known.get(plan)?.most;
  }

  note(plan: Plan, count: number): void {
    const { most = 0, fewer = 0 } = this.#known.get(plan) ?? {};
    const isFewer = count < most && fewer < patience;
    this.#known.set(plan, isFewer ? { most, fewer: fewer + 1 } : { most: count, fewer: 0 });
  }
}
