/** How many wrong attempts are let pass, and from which on each makes the next wait longer. */
export interface Allowance {
  /** Attempts in a quarter of an hour. */
  readonly most: number;
  /** Attempts without a wait. */
  readonly free: number;
}

/** Milliseconds in which attempts are counted. */
export const span = 15 * 60 * 1000;

/**
 * All guesses at one account, from everywhere, are at most twenty. Half of them at the most are strangers', so that
 * these never use up what is left for the addresses from which the account has logged in before.
 */
export const allowances = {
  account: { most: 20, free: 20 },
  fromStrangers: { most: 10, free: 3 },
  fromKnownAddress: { most: 10, free: 3 },
  address: { most: 100, free: 30 },
} as const satisfies Record<string, Allowance>;

/**
 * How many milliseconds to wait before the next attempt: 2 s after the last free one, then twice as long each time.
 * An attempt counts for a quarter of an hour and no longer, whoever makes it: nobody is locked out for good.
 * @param attempts when each was made, oldest first, in milliseconds
 */
export function waitAfter(attempts: readonly number[], now: number, { most, free }: Allowance): number {
  const counted = attempts.filter((at) => at > now - span);
  const [oldest, newest] = [counted[counted.length - most], counted.at(-1)];
  if (newest === undefined) return 0;
  const delay = counted.length < free ? 0 : 1000 * 2 ** (counted.length - free + 1);
  return Math.max(0, newest + delay - now, oldest === undefined ? 0 : oldest + span - now);
}
