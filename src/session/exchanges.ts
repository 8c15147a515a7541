import type { Refused } from '../user-errors.js';
import type { Tokens } from './tokens.js';

type Exchange = Promise<Tokens | Refused>;

/**
 * The exchanges of refresh tokens that this process is making. A token that comes again meanwhile, from another tab of
 * a browser say, is not exchanged anew but given what that gives: they do not use up one another's tokens, nor take a
 * connection each to wait for the same row.
 */
export class Exchanges {
  readonly #running = new Map<string, Exchange>();

  /** What the exchange gives that is running for the token of this hash; where none is, `begin` begins it. */
  join(hash: Buffer, begin: () => Exchange): Exchange {
    const name = hash.toString('base64');
    const running = this.#running.get(name);
    if (running !== undefined) return running;
    const exchange = begin().finally(() => this.#running.delete(name));
    this.#running.set(name, exchange);
    return exchange;
  }
}
