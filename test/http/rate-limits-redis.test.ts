import { openRateLimits, type RateLimits } from '../../src/limits/rate/rate-limits.js';
import { anonymous } from '../../src/viewer/viewer.js';
import { testServer } from '../support/ask.js';
import { redisServer, testWith } from '../support/programs.js';
import { makeRedis, type Redis } from '../support/redis.js';
import { makeWorld } from '../support/world.js';

const withRedis = testWith(redisServer, 'redis-server');

let redis: Redis;
beforeAll(async () => {
  redis = await makeRedis();
});
afterAll(() => redis.stop());

const rates = () => ({ publicUnits: 1000, signedInUnits: 5000, redisUrl: redis.url });

/** The limits of one process, what it has said so far, and when it has said that Redis is back. */
function openProcess(): { limits: RateLimits; said: string[]; back: Promise<void> } {
  const said: string[] = [];
  let isBack = (): void => undefined;
  const back = new Promise<void>((resolve) => (isBack = resolve));
  const log = {
    error: (_details: object, message: string) => void said.push(message),
    info(message: string) {
      said.push(message);
      isBack();
    },
  };
  return { limits: openRateLimits(rates(), { log, refused: () => undefined }), said, back };
}

const left = async ({ limits }: { limits: RateLimits }): Promise<number | undefined> =>
  (await limits.spend(anonymous, '192.0.2.1', 10))?.left;

withRedis(
  'processes count together; while Redis is away, each by itself, and the log says so once',
  async () => {
    const [one, other] = [openProcess(), openProcess()];
    expect([await left(one), await left(one), await left(other)]).toEqual([990, 980, 990]);

    await redis.start();
    await Promise.all([one.back, other.back]);
    expect([await left(one), await left(other), await left(one)]).toEqual([990, 980, 970]);

    await redis.stop();
    expect([await left(one), await left(other)]).toEqual([970, 980]);
    for (const { limits, said } of [one, other]) {
      expect(said.slice(0, 2)).toEqual([expect.stringMatching(/is away/), expect.stringMatching(/is back/)]);
      limits.close();
    }
  },
);

withRedis('a request is answered, and counted, whether Redis is there or not', async () => {
  const world = await makeWorld();
  const server = await testServer(world.database, { config: { rates: rates() } });
  const answer = await server.ask('{ nation { id } }');
  expect([answer.status, answer.headers.get('ratelimit')]).toEqual([200, expect.stringContaining(';r=989;')]);
  await server.close();
  await world.close();
});
