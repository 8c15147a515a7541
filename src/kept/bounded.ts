interface Entry<V> {
  readonly value: V;
  readonly by: string | undefined;
  bytes: number;
}

/** The part of the room that what is on trial may always have, and the most that one entry may have. */
const share = 0.2;

/**
 * A map that holds so many bytes. What one caller alone has asked for is on trial: where there is no room it goes first,
 * as long as it has more than its share. What was asked for again, by another caller where it is said who calls, gives
 * way only to its like. Of both the longest unused goes first. So nobody pushes out what others ask for by asking for
 * its own, however often.
 */
export class Bounded<V> {
  readonly #trial = new Map<string, Entry<V>>();
  readonly #proven = new Map<string, Entry<V>>();
  readonly #room: number;
  /** What was used last: it is at the end of its part already. */
  #latest: Entry<V> | undefined;
  #bytes = 0;
  #trialBytes = 0;

  constructor(bytes: number) {
    this.#room = bytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @param by who asks; where it is left out, whoever asks is another caller */
  get(key: string, by?: string): V | undefined {
    const proven = this.#proven.get(key);
    const entry = proven ?? this.#trial.get(key);
    if (entry === undefined) return undefined;
    const passes = proven === undefined && (by === undefined || by !== entry.by);
    if (entry === this.#latest && !passes) return entry.value;
    this.#latest = entry;
    if (passes) {
      this.#trial.delete(key);
      this.#trialBytes -= entry.bytes;
    }
    const part = passes || proven !== undefined ? this.#proven : this.#trial;
    part.delete(key); // and to the end: it was used last
    part.set(key, entry);
    return entry.value;
  }

  set(key: string, value: V, bytes: number, by?: string): void {
    if (this.#proven.has(key) || this.#trial.has(key) || bytes > this.#room * share) return;
    this.#latest = { value, bytes: 0, by };
    this.#trial.set(key, this.#latest);
    this.grow(key, bytes);
  }

  /** Tells that an entry has become larger. */
  grow(key: string, bytes: number): void {
    const tried = this.#trial.get(key);
    const entry = tried ?? this.#proven.get(key);
    if (entry === undefined) return;
    entry.bytes += bytes;
    this.#bytes += bytes;
    if (tried !== undefined) this.#trialBytes += bytes;
    while (this.#bytes > this.#room) this.#dropOldest();
  }

  #dropOldest(): void {
    const isTrial = this.#trialBytes > this.#room * share;
    const part = isTrial ? this.#trial : this.#proven;
    for (const [key, { bytes }] of part) {
      part.delete(key);
      this.#bytes -= bytes;
      if (isTrial) this.#trialBytes -= bytes;
      return;
    }
  }
}
