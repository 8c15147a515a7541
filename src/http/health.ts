import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { isUnavailable } from '../database/unavailable.js';
import { findStanding } from './health.queries.js';

interface Health {
  readonly database: 'ok' | 'does not answer';
  readonly migrations?: 'ok' | 'not all applied';
  /** A service without any is ready all the same: its administrators bring the first one in. */
  readonly release?: 'ok' | 'none is public yet';
}

/** How long a good answer is kept, in milliseconds: whoever asks all the time costs the database nothing. */
const kept = 1000;

/** `/health/live`: the process runs. `/health/ready`: it can serve, and is not about to go. */
export function healthRoutes(
  app: FastifyInstance,
  { database, isDraining }: { database: DataSource; isDraining: () => boolean },
): void {
  const look = shared(() => examine(database, app.log));
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: 'going away' });
    const health = await look();
    const ready = isReady(health);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'not ready', ...health });
  });
}

const isReady = (health: Health): boolean => health.database === 'ok' && health.migrations === 'ok';

/** What is wrong goes to the log in full, to strangers in a word. */
async function examine(database: DataSource, log: FastifyBaseLogger): Promise<Health> {
  try {
    const { migrated, released } = await findStanding(database);
    return {
      database: 'ok',
      migrations: migrated ? 'ok' : 'not all applied',
      release: released ? 'ok' : 'none is public yet',
    };
  } catch (error) {
    log.warn({ err: error }, 'not ready');
    // Without its tables it answers, but not to this.
    return isUnavailable(error)
      ? { database: 'does not answer' }
      : { database: 'ok', migrations: 'not all applied' };
  }
}

/** One look at a time, whoever waits for it; a good one is kept for a moment. */
function shared(look: () => Promise<Health>): () => Promise<Health> {
  let looking: Promise<Health> | undefined;
  return () => {
    looking ??= look().then((health) => {
      const forget = (): void => void (looking = undefined);
      if (isReady(health)) setTimeout(forget, kept).unref();
      else forget();
      return health;
    });
    return looking;
  };
}
