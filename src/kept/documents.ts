import { Bounded } from './bounded.js';

/** Bytes of all documents together; one has 16 KB at the most. */
const room = 8 * 1024 * 1024;

/**
 * Documents that clients ask for by their SHA-256 (persisted queries): Apollo puts in what was valid. Apollo does not say
 * who asks, so one that asks again for its own may push out others'; their clients then send the document once more.
 */
export class Documents {
  readonly #documents = new Bounded<string>(room);

  async get(key: string): Promise<string | undefined> {
    return this.#documents.get(key);
  }

  async set(key: string, document: string): Promise<void> {
    this.#documents.set(key, document, 2 * document.length + 200);
  }

  /** Apollo's cache wants it, and never calls it. */
  async delete(): Promise<boolean> {
    return false;
  }
}
