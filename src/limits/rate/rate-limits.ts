import { HeaderMap } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateConfig } from '../../config.js';
import type { Viewer } from '../../viewer/viewer.js';
import { figure, tooMuch } from '../refuse.js';
import { BoundedMemory } from './bounded-memory.js';
import { callerOf } from './caller.js';
import { openRedis } from './redis.js';

/** Seconds after which a caller's count begins anew. */
export const window = 60;

/** What every request costs, before it is known what it asks for: reading a document takes time, valid or not. */
export const requestCost = 10;

/** What a query costs that is refused for its cost: counting the worst of them takes as long as answering a large one. */
export const refusedCost = 1000;

/** What a caller may spend, and what is left of it. */
export interface Allowance {
  readonly policy: 'public' | 'signed-in';
  readonly quota: number;
  readonly left: number;
  /** Seconds until the count begins anew. */
  readonly resets: number;
}

/** Counts what callers spend, in units of cost. */
export interface RateLimits {
  /**
   * @returns what is left; undefined where the caller may spend what it likes
   * @throws GraphQLError RATE_LIMITED (HTTP 429) where the caller has not as much left; then it is not charged
   */
  spend(viewer: Viewer, address: string, units: number): Promise<Allowance | undefined>;
  close(): void;
}

interface Watch {
  readonly log: Parameters<typeof openRedis>[1];
  readonly refused: (policy: Allowance['policy']) => void;
}

/** Counts in this process, or in Redis for all processes together; while Redis is away, again in this process. */
export function openRateLimits(config: RateConfig, { log, refused }: Watch): RateLimits {
  const redis = config.redisUrl === undefined ? undefined : openRedis(config.redisUrl, log);
  const limiter = (policy: Allowance['policy'], points: number | null) => {
    if (points === null) return undefined;
    const options = { points, duration: window, keyPrefix: `lpa:rate:${policy}` };
    const memory = new BoundedMemory(options);
    if (redis === undefined) return memory;
    return new RateLimiterRedis({
      ...options,
      storeClient: redis,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      insuranceLimiter: memory,
    });
  };
  const limiters = {
    public: limiter('public', config.publicUnits),
    'signed-in': limiter('signed-in', config.signedInUnits),
  };

  return {
    async spend(viewer, address, units) {
      const policy = viewer.role === 'PUBLIC' ? 'public' : 'signed-in';
      const chosen = limiters[policy];
      if (chosen === undefined) return undefined;
      const key = callerOf(viewer, address);
      const allowance = (result: RateLimiterRes): Allowance => ({
        policy,
        quota: chosen.points,
        left: result.remainingPoints,
        resets: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
      });
      try {
        return allowance(await chosen.consume(key, units));
      } catch (result) {
        if (!(result instanceof RateLimiterRes)) throw result;
        // Who asks for too much at once may still ask for less.
        await chosen.reward(key, units);
        refused(policy);
        throw rateLimited(allowance(result), units);
      }
    },
    close: () => redis?.destroy(),
  };
}

function rateLimited({ policy, quota, resets }: Allowance, units: number): GraphQLError {
  const more = policy === 'public' ? ' Who logs in has an allowance of its own.' : '';
  const error = tooMuch({
    code: 'RATE_LIMITED',
    english:
      `You have asked for more than ${figure(quota)} units of cost within ${window} seconds; this request has ${figure(units)}. ` +
      `Try again in ${resets} seconds.${more}`,
    thai: `เรียกใช้งานเกินกำหนด โปรดลองใหม่ใน ${resets} วินาที`,
    details: { limit: quota, window, retryAfter: resets },
    status: 429,
  });
  Object.assign(error.extensions['http'] as object, {
    headers: new HeaderMap([['retry-after', String(resets)]]),
  });
  return error;
}
