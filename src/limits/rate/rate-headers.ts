import type { FastifyInstance } from 'fastify';
import { noteOf } from '../../watch/note.js';
import { window } from './rate-limits.js';

/** Tells callers what is left to them, as the IETF's draft-ietf-httpapi-ratelimit-headers has it. */
export function addRateHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { allowance } = noteOf(request);
    if (allowance === undefined) return void done();
    const { policy, quota, left, resets } = allowance;
    reply.headers({
      ratelimit: `"${policy}";r=${left};t=${resets}`,
      'ratelimit-policy': `"${policy}";q=${quota};w=${window}`,
    });
    done();
  });
}
