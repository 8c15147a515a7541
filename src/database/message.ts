import pg from 'pg';
import { type MakeRow, type Row, rowsOf } from './rows.js';

/** A statement as it is sent. One with a name is parsed and planned once on its connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string | undefined;
}

/** What the driver's connection has beside its types. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  /** The texts of the statements that are prepared, by name. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  parse(statement: { name: string; text: string }): void;
  bind(portal: { statement: string; values: readonly unknown[] }): void;
  describe(portal: { type: 'P'; name: '' }): void;
  execute(portal: object): void;
  sync(): void;
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;

/** How the rows of prepared statements are made, for each connection: told once. Undefined where they give no rows. */
const makers = new WeakMap<Connection, Map<string, MakeRow | undefined>>();

/**
 * Several statements as one message: one way to the database and back, whatever it holds. They run one after the other,
 * and after one that fails none is run (PostgreSQL, "Pipelining": they share one Sync). It is given to `client.query`,
 * as a cursor of pg-cursor is.
 */
export class Message implements pg.Submittable {
  readonly statements: readonly Statement[];
  /** The rows of each statement that ran, in their order. */
  readonly rows: Row[][] = [];
  /** What was wrong with the first that failed, and which it was. */
  failure: { readonly error: unknown; readonly nth: number } | undefined;
  /** Ends when all have run; rejects with what was wrong with the first that failed. */
  readonly done: Promise<void>;
  /** Of the driver, where it is to be told of the end: it measures `query_timeout` by that. */
  callback: ((error: unknown) => void) | undefined;
  #settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void };
  readonly #values: readonly (readonly unknown[])[];
  #known = new Map<string, MakeRow | undefined>();
  #makeRow: MakeRow | undefined;
  #current: Row[] = [];

  constructor(statements: readonly Statement[]) {
    this.statements = statements;
    // Before anything is written: a value that cannot be sent must not break off a message.
    this.#values = statements.map(({ values }) => values.map((value) => prepareValue(value)));
    this.done = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }

  /** Of the statement whose turn it is: the driver asks when it hears that one was parsed, and keeps that in mind. */
  get name(): string | undefined {
    return this.statements[this.rows.length]?.name;
  }

  get text(): string | undefined {
    return this.statements[this.rows.length]?.text;
  }

  submit(given: unknown): void {
    const connection = given as Connection;
    this.#known = makers.get(connection) ?? new Map<string, MakeRow | undefined>();
    makers.set(connection, this.#known);
    this.#begin();
    connection.stream.cork();
    try {
      this.#write(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  #write(connection: Connection): void {
    const parsing = new Set<string>();
    this.statements.forEach(({ name = '', text }, nth) => {
      if (name === '' || !(parsing.has(name) || name in connection.parsedStatements)) {
        connection.parse({ name, text });
        parsing.add(name);
      }
      connection.bind({ statement: name, values: this.#values[nth] ?? [] });
      if (!this.#known.has(name)) connection.describe({ type: 'P', name: '' });
      connection.execute({});
    });
    connection.sync();
  }

  handleRowDescription({ fields }: { fields: readonly pg.FieldDef[] }): void {
    this.#makeRow = rowsOf(fields);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      if (this.#makeRow) this.#current.push(this.#makeRow(fields));
    } catch (error) {
      this.#fail(error);
    }
  }

  handleCommandComplete(): void {
    const { name } = this;
    if (name !== undefined) this.#known.set(name, this.#makeRow);
    this.rows.push(this.#current);
    this.#begin();
  }

  /** The text holds no statement. */
  handleEmptyQuery(): void {
    this.handleCommandComplete();
  }

  handleError(error: unknown): void {
    this.#settle.reject(this.#fail(error));
  }

  handleReadyForQuery(): void {
    this.callback?.(this.failure?.error);
    if (this.failure) this.#settle.reject(this.failure.error);
    else this.#settle.resolve();
  }

  #fail(error: unknown): unknown {
    this.failure ??= { error, nth: this.rows.length };
    return this.failure.error;
  }

  #begin(): void {
    this.#current = [];
    this.#makeRow = this.#known.get(this.name ?? '');
  }
}
