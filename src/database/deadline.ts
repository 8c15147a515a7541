/** The time that somebody may spend waiting. What our own work takes between two waits is not counted. */
export class Deadline {
  readonly #over: Promise<never>;
  readonly #pass: () => void;
  #refuse: (error: unknown) => void = () => undefined;
  #left: number;
  #waiting = 0;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param left milliseconds
   * @param pass is called when they are used up, and may call `end`
   */
  constructor(left: number, pass: () => void) {
    this.#left = left;
    this.#pass = pass;
    this.#over = new Promise((_resolve, reject) => (this.#refuse = reject));
    this.#over.catch(() => undefined); // also where nobody waits
  }

  /** What comes of the work, or the error as soon as it is over. */
  async await<T>(work: Promise<T>): Promise<T> {
    if ((this.#waiting += 1) === 1) {
      this.#since = performance.now();
      this.#timer = setTimeout(this.#pass, Math.max(0, this.#left));
    }
    try {
      return await Promise.race([work, this.#over]);
    } finally {
      if ((this.#waiting -= 1) === 0) {
        clearTimeout(this.#timer);
        this.#left -= performance.now() - this.#since;
      }
    }
  }

  /** Whoever waits is told so now. */
  end(error: unknown): void {
    this.#refuse(error);
  }
}
