import type { FastifyInstance } from 'fastify';
import type { DataSource, Logger } from 'typeorm';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { Config } from '../../src/config.js';
import { connectService } from '../../src/database/service.js';
import { createServer } from '../../src/server.js';
import { insertSession } from '../../src/session/session.queries.js';
import { signToken, tokenKeys } from '../../src/viewer/token.js';

export const jwtSecret = 'a secret of the tests, long enough to be taken';

interface GraphQLError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer has the shape its document asked for
export type Json = any;

/** An answer that explains itself when a test asks it for what it has not. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: { data?: unknown; errors?: readonly GraphQLError[]; extensions?: unknown },
    readonly statements: readonly string[],
    private readonly question: string,
    readonly headers: Headers,
  ) {}

  /** The data; throws where there were errors. */
  data(): Json {
    if (this.body.errors !== undefined) throw new Error(this.explain('errors'));
    return this.body.data;
  }

  /** The data beside errors. */
  partial(): Json {
    return this.body.data;
  }

  /** The code of the only error; throws where there is none, or more than one. */
  errorCode(): string {
    const [error, ...more] = this.body.errors ?? [];
    if (error === undefined || more.length > 0) throw new Error(this.explain('not exactly one error'));
    return error.extensions.code;
  }

  errors(): readonly GraphQLError[] {
    return this.body.errors ?? [];
  }

  private explain(what: string): string {
    return `${what}\n${this.question}\n${JSON.stringify(this.body, null, 1)}\n${this.statements.join('\n')}`;
  }
}

export interface TestServer {
  readonly url: string;
  readonly app: FastifyInstance;
  /** The connections of the service itself. */
  readonly service: DataSource;
  /** What is kept without being waited for: `flush` writes it now. */
  readonly audit: AuditLog;
  /** Asks over real HTTP, as the account with this id where one is given. */
  ask(document: string, options?: { as?: number; variables?: object; headers?: object }): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * The service on a free port, connected as it is everywhere, whoever the account of the database is; counts the
 * statements that answers cost.
 * @param options.url by which it connects, where that is not the owner's
 */
export async function testServer(
  owner: DataSource,
  options: { demo?: boolean; url?: string; config?: Partial<Config> } = {},
): Promise<TestServer> {
  const database = await connectService(options.url ?? (owner.options as { url?: string }).url ?? '');
  const statements: string[] = [];
  database.setOptions({ logging: ['query'], logger: recorder(statements) });
  const audit = new AuditLog(database, { error: () => undefined });
  const app = await createServer({
    audit,
    config: { jwtSecret, corsOrigins: ['*'], logLevel: 'silent', ...options.config },
    database,
    demo: options.demo ?? false,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    app,
    audit,
    async ask(query, { as, variables, headers } = {}) {
      const authorization = as === undefined ? {} : { authorization: `Bearer ${await tokenOf(owner, as)}` };
      statements.length = 0;
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization, ...headers },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Answer['body'];
      return new Answer(response.status, body, [...statements], query, response.headers);
    },
    service: database,
    async close() {
      await app.close();
      await database.destroy();
    },
  };
}

/** A good token of an account, of a session of its own. */
export async function tokenOf(owner: DataSource, accountId: number, secret = jwtSecret): Promise<string> {
  const sessionId = await insertSession(owner.manager, accountId);
  return signToken(tokenKeys(secret), { accountId, sessionId });
}

/**
 * Keeps the statements that read for an answer: not those that open and close, nor who asks, nor the audit of
 * what was read, which is written when nobody waits for it.
 */
function recorder(statements: string[]): Logger {
  const ignore = () => undefined;
  return {
    logQuery(sql) {
      if (!/^(begin|commit|insert into audit_event)|from (account|api_key)/i.test(sql.trim()))
        statements.push(sql);
    },
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
}
