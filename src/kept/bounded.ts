interface Entry<V> {
  readonly value: V;
  bytes: number;
}

/** The part of the room for what was asked for once only. */
const trial = 0.2;

/**
 * A map that holds so many bytes. What was asked for once can push out only its like; what was asked for again gives
 * way only to what was asked for again, the longest unused first. So nobody fills it with questions that nobody else
 * has.
 */
export class Bounded<V> {
  readonly #trial = new Map<string, Entry<V>>();
  readonly #proven = new Map<string, Entry<V>>();
  readonly #room: { readonly trial: number; readonly proven: number };
  #bytes = { trial: 0, proven: 0 };

  constructor(bytes: number) {
    this.#room = { trial: bytes * trial, proven: bytes * (1 - trial) };
  }

  get bytes(): number {
    return this.#bytes.trial + this.#bytes.proven;
  }

  get(key: string): V | undefined {
    const proven = this.#proven.get(key);
    if (proven !== undefined) {
      this.#proven.delete(key);
      this.#proven.set(key, proven);
      return proven.value;
    }
    const tried = this.#trial.get(key);
    if (tried === undefined) return undefined;
    this.#drop('trial', key, tried);
    this.#put('proven', key, tried);
    return tried.value;
  }

  set(key: string, value: V, bytes: number): void {
    if (this.#proven.has(key) || this.#trial.has(key)) return;
    this.#put('trial', key, { value, bytes });
  }

  /** Tells that an entry has become larger. */
  grow(key: string, bytes: number): void {
    for (const part of ['trial', 'proven'] as const) {
      const entry = this.#map(part).get(key);
      if (entry === undefined) continue;
      this.#drop(part, key, entry);
      this.#put(part, key, { value: entry.value, bytes: entry.bytes + bytes });
    }
  }

  clear(): void {
    this.#trial.clear();
    this.#proven.clear();
    this.#bytes = { trial: 0, proven: 0 };
  }

  #map(part: 'trial' | 'proven'): Map<string, Entry<V>> {
    return part === 'trial' ? this.#trial : this.#proven;
  }

  #put(part: 'trial' | 'proven', key: string, entry: Entry<V>): void {
    if (entry.bytes > this.#room[part]) return;
    this.#map(part).set(key, entry);
    this.#bytes[part] += entry.bytes;
    for (const [oldest, old] of this.#map(part)) {
      if (this.#bytes[part] <= this.#room[part]) return;
      this.#drop(part, oldest, old);
    }
  }

  #drop(part: 'trial' | 'proven', key: string, entry: Entry<V>): void {
    this.#map(part).delete(key);
    this.#bytes[part] -= entry.bytes;
  }
}
