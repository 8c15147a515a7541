import type { DataSource, QueryRunner } from 'typeorm';
import { BroadcasterResult } from 'typeorm/subscriber/BroadcasterResult.js';
import type { Message, Statement } from './message.js';

/** Tells whoever logs statements of one that goes past TypeORM. */
export const tellSent = ({ logger }: DataSource, { text, values }: Statement): void =>
  logger.logQuery(text, [...values]);

/**
 * Tells whoever measures statements of those of a message that have run. The database answers a message as a whole, so
 * each is told an even share of its time.
 * @param first which of its statements is the first to tell of
 * @param count of how many it is told
 * @param took milliseconds of the message
 */
export function tellRun(
  { logger }: DataSource,
  { broadcaster }: QueryRunner,
  { statements, failure }: Message,
  { first, count, took }: { first: number; count: number; took: number },
): void {
  const ran = statements.slice(first, Math.min(first + count, (failure?.nth ?? Infinity) + 1));
  for (const [nth, { text, values }] of ran.entries()) {
    const error = first + nth === failure?.nth ? failure.error : undefined;
    const told = [text, [...values], error === undefined, took / ran.length, undefined, error] as const;
    broadcaster.broadcastAfterQueryEvent(new BroadcasterResult(), ...told);
    if (error !== undefined) logger.logQueryError(error as Error, text, [...values]);
  }
}
