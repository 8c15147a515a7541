import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { StartUpError } from './errors.js';

/** Units of cost a minute. */
const units = z.coerce
  .number()
  .int()
  .min(1000, 'must be 1000 or more')
  .or(z.literal('off').transform(() => null));

const environment = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional(),
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  JWT_SECRETS_OLD: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine((secrets) => secrets.every(({ length }) => length >= 32), {
      error: 'each, separated by commas, must have at least 32 characters',
    })
    .optional(),
  CORS_ORIGINS: z.string().default('*'),
  REQUIRE_APPROVAL: z.stringbool({ error: 'must be true or false' }).default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  LOG_ADDRESSES: z.enum(['true', 'false']).default('false'),
  TRUST_PROXY: z
    .string()
    .refine(
      areAddresses,
      'must be addresses or networks, separated by commas, such as 10.0.0.0/8 or loopback',
    )
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  RATE_LIMIT_PUBLIC: units.optional(),
  RATE_LIMIT_SIGNED_IN: units.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379' }).optional(),
  REQUEST_TIMEOUT_MS: z.coerce.number().int().min(100).max(12_000).default(10000),
});

/** Where the data are. */
export interface DatabaseConfig {
  /** Undefined: the embedded server is used. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded server keeps its data. */
  readonly dataDirectory: string;
}

/** What deeds are subject to. */
export interface Rules {
  /** Whether a second person must have approved a release before it is published. */
  readonly requireApproval: boolean;
}

/** What the operator may set, checked; see the table in README.md. */
export interface Config extends DatabaseConfig, Rules {
  readonly host: string;
  readonly port: number;
  readonly jwtSecret: string;
  /** Secrets whose tokens are taken too, though none is signed by them. */
  readonly oldJwtSecrets: readonly string[];
  /** Origins whose pages may read answers; `*` for all, which is safe as no cookie is used. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
  /** Whether the log names the addresses of clients. */
  readonly logAddresses: boolean;
  /** The proxies whose `X-Forwarded-For` is believed; none where undefined. */
  readonly trustProxy: readonly string[] | undefined;
  /** Undefined: nobody may read the metrics. */
  readonly metricsToken: string | undefined;
  readonly rates: RateConfig;
  /** Milliseconds after which nobody waits for an answer any more. */
  readonly requestTimeout: number;
}

/** What callers may spend a minute, in units of cost; null: as much as they like. */
export interface RateConfig {
  readonly publicUnits: number | null;
  readonly signedInUnits: number | null;
  /** Where the processes count together; undefined: each counts by itself. */
  readonly redisUrl: string | undefined;
}

/**
 * Reads the environment, once, at the start.
 * @param options.demo a demo makes a secret of its own, so its tokens end with the process
 * @throws StartUpError naming every variable that is wrong
 */
export function readConfig(options: { demo: boolean }, env: NodeJS.ProcessEnv = process.env): Config {
  const read = check(environment, env);
  const jwtSecret = read.JWT_SECRET ?? (options.demo ? randomBytes(32).toString('base64') : undefined);
  if (jwtSecret === undefined)
    throw new StartUpError(
      'JWT_SECRET is not set: give a random secret, for example $(openssl rand -base64 48).',
    );
  return {
    ...databaseOf(read),
    requireApproval: read.REQUIRE_APPROVAL,
    host: read.HOST,
    port: read.PORT,
    jwtSecret,
    oldJwtSecrets: read.JWT_SECRETS_OLD ?? [],
    corsOrigins: read.CORS_ORIGINS.split(',').map((origin) => origin.trim()),
    logLevel: read.LOG_LEVEL ?? (options.demo ? 'warn' : 'info'),
    logAddresses: read.LOG_ADDRESSES === 'true',
    trustProxy: read.TRUST_PROXY?.split(',').map((address) => address.trim()),
    metricsToken: read.METRICS_TOKEN,
    rates: {
      // A demo is for trying and measuring, by one person at one address.
      publicUnits:
        read.RATE_LIMIT_PUBLIC === undefined ? (options.demo ? null : 1_000_000) : read.RATE_LIMIT_PUBLIC,
      signedInUnits:
        read.RATE_LIMIT_SIGNED_IN === undefined
          ? options.demo
            ? null
            : 3_000_000
          : read.RATE_LIMIT_SIGNED_IN,
      redisUrl: read.REDIS_URL,
    },
    requestTimeout: read.REQUEST_TIMEOUT_MS,
  };
}

/**
 * The part of the environment that the commands beside the service need: no secret, no port.
 * @throws StartUpError naming every variable that is wrong
 */
export function readDatabaseConfig(env: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  return databaseOf(check(environment.pick({ DATABASE_URL: true, DATA_DIRECTORY: true }), env));
}

/** @throws StartUpError where a rule is neither true nor false */
export const readRules = (env: NodeJS.ProcessEnv = process.env): Rules => ({
  requireApproval: check(environment.pick({ REQUIRE_APPROVAL: true }), env).REQUIRE_APPROVAL,
});

/** Names of networks that are reserved for machines of one's own. */
const ownNetworks = ['loopback', 'linklocal', 'uniquelocal'];

function areAddresses(list: string): boolean {
  return list.split(',').every((item) => {
    const [address = '', bits, ...more] = item.trim().split('/');
    if (ownNetworks.includes(item.trim())) return true;
    const family = isIP(address);
    const width = bits === undefined ? 0 : /^\d{1,3}$/.test(bits) ? Number(bits) : 999;
    return family !== 0 && more.length === 0 && width <= (family === 4 ? 32 : 128);
  });
}

function databaseOf(read: { DATABASE_URL?: string | undefined; DATA_DIRECTORY: string }): DatabaseConfig {
  return { databaseUrl: read.DATABASE_URL, dataDirectory: read.DATA_DIRECTORY };
}

function check<T>(expected: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = expected.safeParse(set);
  if (!read.success)
    throw new StartUpError(
      read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ') + '.',
    );
  return read.data;
}
