import { createHash } from 'node:crypto';
import type { Body } from './body.js';
import type { Result } from './results.js';

/** SHA-256 of the bodies and all that is written of them: the same here and on any other machine. */
export const fingerprintOfBodies = (bodies: readonly Body[]): string => sha256(bodies);

/** SHA-256 of results, which stands in a release of the demo where a real one has that of its file. */
export const fingerprintOfResults = (results: readonly Result[]): string =>
  sha256(
    results.map(({ body, status, reason, marks }) => [
      body.code,
      status,
      reason,
      marks.map(({ indicator, score }) => [indicator.key, score]),
    ]),
  );

const sha256 = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');
