import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../graphql/errors.js';
import { badRequest } from '../http/json-body.js';
import type { Measures } from './measures.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** `/metrics` for Prometheus, to whoever has the token; without one set nobody may read it. */
export function metricsRoute(app: FastifyInstance, measures: Measures, token: string | undefined): void {
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  app.get('/metrics', async ({ headers: { authorization = '' } }, reply) => {
    if (expected === undefined) throw badRequest('Metrics are off: METRICS_TOKEN is not set.', 404);
    if (!timingSafeEqual(digest(authorization), expected))
      throw refusal(
        'UNAUTHENTICATED',
        'Send the METRICS_TOKEN of this service as "Authorization: Bearer …".',
        'ต้องใช้โทเคนสำหรับ metrics',
        401,
      );
    return reply.type(measures.registry.contentType).send(await measures.registry.metrics());
  });
}
