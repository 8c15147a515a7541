/** A map that holds so many entries and forgets the oldest: strangers decide what goes in. */
export class Remembered<K, V> {
  readonly #most: number;
  readonly #entries = new Map<K, V>();

  constructor(most: number) {
    this.#most = most;
  }

  /** What is known for the key, or else what is found now. Where finding it throws, nothing is kept. */
  find(key: K, find: () => V): V {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const found = find();
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= this.#most && oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(key, found);
    return found;
  }
}
