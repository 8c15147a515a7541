import type { EntityManager } from 'typeorm';
import { bounds } from './bounds.js';

/** A transaction of a log-in or what belongs to it: nobody works long on these rows, so nobody waits long for them. */
export const briefly = <T>(db: EntityManager, run: (db: EntityManager) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.query(
      `set local lock_timeout = ${bounds.session.lock}; set local statement_timeout = ${bounds.session.statement}`,
    );
    return run(tx);
  });
