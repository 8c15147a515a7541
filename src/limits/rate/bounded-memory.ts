import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** How many callers are remembered: some 30 MB. */
const mostKeys = 100_000;

/** Counts in the memory of this process, and forgets who has not asked for longest when there are too many. */
export class BoundedMemory extends RateLimiterMemory {
  readonly #keys = new Set<string>();

  override consume(key: string, points: number): Promise<RateLimiterRes> {
    this.#keys.delete(key);
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > mostKeys && oldest !== undefined) {
      this.#keys.delete(oldest);
      void this.delete(oldest);
    }
    return super.consume(key, points);
  }

  get size(): number {
    return this.#keys.size;
  }
}
