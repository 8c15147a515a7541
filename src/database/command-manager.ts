import { EntityManager } from 'typeorm';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel.js';
import { bounds } from './bounds.js';
import { roles } from './roles.js';

type Run<T> = (db: EntityManager) => Promise<T>;

const settings = [
  `set local role ${roles.writer}`,
  `set local lock_timeout = ${bounds.command.lock}`,
  `set local statement_timeout = ${bounds.command.statement}`,
  `set local idle_in_transaction_session_timeout = ${bounds.command.statement}`,
].join('; ');

/**
 * What commands of the API work with. Each of their transactions is that of the role that may write, for its length;
 * outside of one they may do what the service itself may.
 */
export class CommandManager extends EntityManager {
  override transaction<T>(run: Run<T>): Promise<T>;
  override transaction<T>(isolation: IsolationLevel, run: Run<T>): Promise<T>;
  override transaction<T>(first: IsolationLevel | Run<T>, second?: Run<T>): Promise<T> {
    const lowered =
      (run: Run<T>): Run<T> =>
      async (db) => {
        await db.query(settings);
        return run(db);
      };
    if (typeof first === 'function') return super.transaction(lowered(first));
    if (second === undefined) throw new Error('A transaction needs something to do.');
    return super.transaction(first, lowered(second));
  }
}
