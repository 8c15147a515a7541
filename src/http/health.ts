import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';

/** `/health/live`: the process runs. `/health/ready`: it can serve, and is not about to go. */
export function healthRoutes(
  app: FastifyInstance,
  { database, isDraining }: { database: DataSource; isDraining: () => boolean },
): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: 'going away' });
    try {
      await database.query('select 1');
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}
