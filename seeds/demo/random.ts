/** A stream of numbers that is the same on every machine. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number;
  /** A number from `least` up to `most`. */
  between(least: number, most: number): number;
  /** A number about 0 with standard deviation 1, never beyond 6. */
  bell(): number;
  pick<T>(list: readonly T[]): T;
  /** The list in another order. */
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * The stream of a name: each part of the nation has its own, so that a change to one leaves the others as they were.
 * Only whole numbers, sums and products: what Math.log and the like give may differ between machines.
 */
export function randomOf(...name: readonly (string | number)[]): Random {
  let state = seedOf(name.join(' '));
  // Mulberry32, by Tommy Ettinger.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (least, most) => least + (most - least) * next(),
    // Twelve even numbers add up to nearly a bell curve about 6 whose standard deviation is 1.
    bell: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    shuffle: (list) => {
      const shuffled = [...list];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other] as never, shuffled[last] as never];
      }
      return shuffled;
    },
  };
}

/** FNV-1a. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
