import pg from 'pg';
import { bounds } from './bounds.js';

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/** A pool in front of which only so many wait: the rest learns at once that there is no room. */
export class BoundedPool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super(config);
    // Who takes a connection listens to it a moment after the pool has ceased to. What ends it in between would end the
    // process; so its user learns of it by the first statement, which is refused.
    this.on('connect', (client) => client.on('error', () => undefined));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    if (this.waitingCount >= bounds.pool.waiting) {
      // As PostgreSQL says it of its own connections.
      const full = Object.assign(new Error('Too many wait for a connection.'), { code: '53300' });
      if (taken === undefined) return Promise.reject(full);
      taken(full, undefined, () => undefined);
      return undefined;
    }
    if (taken === undefined) return super.connect();
    super.connect(taken);
    return undefined;
  }
}
