import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** How many callers are remembered: some 30 MB. */
const mostKeys = 100_000;

/** Counts in the memory of this process, and forgets who has not asked for longest when there are too many. */
export class BoundedMemory extends RateLimiterMemory {
  /** Who asked last is the last of them. */
  readonly #keys = new Set<string>();
  #last: string | undefined;

  override consume(key: string, points: number): Promise<RateLimiterRes> {
    if (key !== this.#last) {
      this.#keys.delete(key);
      this.#keys.add(key);
      this.#last = key;
    }
    if (this.#keys.size > mostKeys) this.#forgetOldest();
    return super.consume(key, points);
  }

  #forgetOldest(): void {
    const [oldest = ''] = this.#keys;
    this.#keys.delete(oldest);
    void this.delete(oldest);
  }

  get size(): number {
    return this.#keys.size;
  }
}
