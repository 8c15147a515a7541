import type { DocumentNode } from 'graphql';
import { bytesOf } from '../graphql/execution/plans.js';
import { Bounded } from './bounded.js';

/** Bytes of all documents of a kind together; the text of one has 16 KB at the most. */
const room = 8 * 1024 * 1024;

/**
 * Documents that Apollo keeps by their SHA-256. Apollo does not say who asks, so one that asks again for its own may
 * push out others'; their clients then send a persisted query once more, and others are parsed once more.
 */
class Documents<V> {
  readonly #documents = new Bounded<V>(room);
  readonly #bytes: (document: V) => number;

  constructor(bytes: (document: V) => number) {
    this.#bytes = bytes;
  }

  async get(key: string): Promise<V | undefined> {
    return this.#documents.get(key);
  }

  async set(key: string, document: V): Promise<void> {
    this.#documents.set(key, document, this.#bytes(document) + 200);
  }

  /** Apollo's cache wants it, and never calls it. */
  async delete(): Promise<boolean> {
    return false;
  }
}

/** Texts that clients ask for by their hash (persisted queries): Apollo puts in what was valid. */
export const persistedDocuments = () => new Documents<string>(({ length }) => 2 * length);

/** Documents as they were parsed. */
export const parsedDocuments = () =>
  new Documents<DocumentNode>(({ loc }) => bytesOf.character * (loc?.source.body.length ?? 0));
