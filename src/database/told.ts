import type { DataSource, QueryRunner } from 'typeorm';
import { BroadcasterResult } from 'typeorm/subscriber/BroadcasterResult.js';
import type { Message, Statement } from './message.js';

/**
 * Tells whoever logs and measures statements of those of a message that have run, as they went past TypeORM.
 * @param from which is the first to tell of
 */
export function tellRun(
  { logger }: DataSource,
  { broadcaster }: QueryRunner,
  { statements, rows, took, failure }: Message,
  from: number,
): void {
  for (let nth = from; nth < statements.length; nth += 1) {
    const [{ text, values }, failed] = [statements[nth] as Statement, nth === rows.length];
    if (nth > rows.length || (failed && !failure)) return;
    const parameters = [...values];
    logger.logQuery(text, parameters);
    const [result, error] = [new BroadcasterResult(), failed ? failure?.error : undefined];
    broadcaster.broadcastAfterQueryEvent(result, text, parameters, !failed, took[nth], undefined, error);
    if (failed) logger.logQueryError(error as Error, text, parameters);
  }
}
