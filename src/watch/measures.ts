import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Note } from './note.js';

const seconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Names a client may give that are told apart; any other is one: strangers must not fill the memory of whoever watches. */
export const otherOperation = 'other';

interface Answered {
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly note: Note;
}

/** What is counted and timed, for `/metrics`. Nothing here is called for each field of an answer. */
export class Measures {
  readonly registry = new Registry();
  readonly #operations: ReadonlySet<string>;
  readonly #only = { registers: [this.registry] };
  readonly #http = new Counter({
    name: 'lpa_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'] as const,
    ...this.#only,
  });
  readonly #graphql = new Counter({
    name: 'lpa_graphql_requests_total',
    help: 'GraphQL requests, by operation and by the code of their first error; OK where there was none.',
    labelNames: ['operation', 'code'] as const,
    ...this.#only,
  });
  readonly #latency = new Histogram({
    name: 'lpa_graphql_request_seconds',
    help: 'From the request to the end of its answer.',
    labelNames: ['operation'] as const,
    buckets: seconds,
    ...this.#only,
  });
  readonly #cost = new Counter({
    name: 'lpa_graphql_cost_total',
    help: 'Cost of the queries that were let through.',
    ...this.#only,
  });
  readonly #sql = new Histogram({
    name: 'lpa_sql_seconds',
    help: 'Statements of the database, and the time they took: of those sent as one message, an even share of its time.',
    labelNames: ['outcome'] as const,
    buckets: seconds,
    ...this.#only,
  });
  readonly #cache = new Counter({
    name: 'lpa_cache_requests_total',
    help: 'Look-ups in a cache, by outcome.',
    labelNames: ['cache', 'outcome'] as const,
    ...this.#only,
  });
  readonly #refused = new Counter({
    name: 'lpa_rate_limited_total',
    help: 'Requests refused because the caller had used up its allowance.',
    labelNames: ['policy'] as const,
    ...this.#only,
  });
  readonly #logIns = new Counter({
    name: 'lpa_log_ins_total',
    help: 'Log-ins by outcome.',
    labelNames: ['outcome'] as const,
    ...this.#only,
  });

  /** @param operations names of operations that are told apart */
  constructor(database: DataSource, operations: Iterable<string>) {
    this.#operations = new Set(operations);
    collectDefaultMetrics({ register: this.registry });
    this.#watchPool(database);
    database.subscribers.push({
      afterQuery: ({ success, executionTime = 0 }) =>
        this.#sql.observe({ outcome: success ? 'ok' : 'failed' }, executionTime / 1000),
    });
  }

  #watchPool(database: DataSource): void {
    const { master } = database.driver as unknown as { master: Pool };
    new Gauge({
      name: 'lpa_sql_connections',
      help: 'Connections of the pool, and requests that wait for one.',
      labelNames: ['state'] as const,
      ...this.#only,
      collect() {
        this.set({ state: 'open' }, master.totalCount);
        this.set({ state: 'idle' }, master.idleCount);
        this.set({ state: 'waiting' }, master.waitingCount);
      },
    });
  }

  answered({ route, status, seconds: took, note }: Answered): void {
    this.#http.inc({ route, status });
    if (route !== '/graphql') return;
    const operation = this.#known(note.operation);
    this.#graphql.inc({ operation, code: note.code ?? 'OK' });
    this.#latency.observe({ operation }, took);
    if (note.cost !== undefined) this.#cost.inc(note.cost);
  }

  #known(name: string | undefined): string {
    if (name === undefined) return 'unnamed';
    return this.#operations.has(name) ? name : otherOperation;
  }

  /** @param cache which one: a word of the code, never one of a client */
  cache(cache: string, outcome: 'hit' | 'miss'): void {
    this.#cache.inc({ cache, outcome });
  }

  rateLimited(policy: string): void {
    this.#refused.inc({ policy });
  }

  /** @param payload what the mutation `logIn` gave */
  logIn(payload: unknown): void {
    const { userErrors = null } = (payload ?? {}) as { userErrors?: unknown[] | null };
    const outcome = payload === null || payload === undefined ? 'failed' : 'refused';
    this.#logIns.inc({
      outcome:
        (payload as { token?: unknown } | null)?.token || userErrors?.length === 0 ? 'accepted' : outcome,
    });
  }
}
