import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { contextFailed } from '../graphql/context-failed.js';
import { type RateLimits, requestCost } from '../limits/rate/rate-limits.js';
import type { KnownViewers } from '../viewer/known-viewers.js';
import { anonymous, keyIdOf, type Viewer } from '../viewer/viewer.js';
import { noteOf } from '../watch/note.js';

export interface Admission {
  /** Takes units of cost from what is left to who asks. @throws RATE_LIMITED where it has not as many */
  spend(request: FastifyRequest, viewer: Viewer, units: number): Promise<void>;
  /** Who asks, or what it is told instead. */
  admit(request: FastifyRequest): Promise<Viewer | GraphQLError>;
}

/** Who asks is found out and charged, before anybody looks at what it asks. */
export function admission(viewers: KnownViewers, rates: RateLimits): Admission {
  const spend: Admission['spend'] = async (request, viewer, units) => {
    const allowance = await rates.spend(viewer, request.ip, units);
    if (allowance !== undefined) noteOf(request).allowance = allowance;
  };

  const recognise = async (request: FastifyRequest): Promise<Viewer> => {
    try {
      return await viewers.recognise(request.headers.authorization, {
        origin: request.ip,
        requestId: request.id,
      });
    } catch (error) {
      await spend(request, anonymous, requestCost); // who guesses tokens does not guess for ever
      throw error;
    }
  };

  const admit: Admission['admit'] = async (request) => {
    const note = noteOf(request);
    try {
      const viewer = await recognise(request);
      note.role = viewer.role;
      note.keyId = keyIdOf(viewer);
      if (viewer.role !== 'PUBLIC' && note.keyId === undefined) note.accountId = viewer.accountId;
      await spend(request, viewer, requestCost);
      return viewer;
    } catch (error) {
      const shown = contextFailed(error, { id: request.id, log: request.log });
      note.code = String(shown.extensions['code']);
      return shown;
    }
  };

  return { spend, admit };
}
