import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { StartUpError } from './errors.js';

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
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
});

/** Where the data are. */
export interface DatabaseConfig {
  /** Undefined: the embedded server is used. */
  readonly databaseUrl: string | undefined;
  /** Where the embedded server keeps its data. */
  readonly dataDirectory: string;
}

/** What the operator may set, checked; see the table in README.md. */
export interface Config extends DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly jwtSecret: string;
  /** Secrets whose tokens are taken too, though none is signed by them. */
  readonly oldJwtSecrets: readonly string[];
  /** Origins whose pages may read answers; `*` for all, which is safe as no cookie is used. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
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
    host: read.HOST,
    port: read.PORT,
    jwtSecret,
    oldJwtSecrets: read.JWT_SECRETS_OLD ?? [],
    corsOrigins: read.CORS_ORIGINS.split(',').map((origin) => origin.trim()),
    logLevel: read.LOG_LEVEL ?? (options.demo ? 'warn' : 'info'),
  };
}

/**
 * The part of the environment that the commands beside the service need: no secret, no port.
 * @throws StartUpError naming every variable that is wrong
 */
export function readDatabaseConfig(env: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  return databaseOf(check(environment.pick({ DATABASE_URL: true, DATA_DIRECTORY: true }), env));
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
