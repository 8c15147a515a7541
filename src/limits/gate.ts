import { refusal } from '../graphql/errors.js';

interface Room {
  /** How many tasks run at a time. */
  readonly places: number;
  /** How many may wait for a place. */
  readonly queue: number;
}

/** Lets a few tasks run at a time; some others wait in their order, and who comes then is sent away. */
export class Gate {
  readonly #room: Room;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /**
   * Runs the task as soon as there is a place.
   * @throws SERVICE_UNAVAILABLE (HTTP 503) at once where too many wait already
   */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#room.places) this.#running += 1;
    else if (this.#waiting.length < this.#room.queue)
      // Who leaves hands its place on, so that nobody who comes later slips in.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else
      throw refusal(
        'SERVICE_UNAVAILABLE',
        'Too many are logging in just now: try again in a moment.',
        'มีผู้เข้าสู่ระบบจำนวนมาก โปรดลองใหม่อีกครั้ง',
        503,
      );
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/** Hashing a password takes 19 MiB and a core for 20 ms: more at a time would hold up everybody's reads. */
export const passwordGate = new Gate({ places: 2, queue: 50 });
