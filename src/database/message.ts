import pg from 'pg';

/** A statement as it is sent. One with a name is parsed and planned once on its connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string | undefined;
}

export type Row = Record<string, unknown>;

/** Makes the rows of a statement. Of the driver, beside its types. */
type Shape = pg.Result & { addFields(fields: unknown): void; parseRow(values: unknown): Row };

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

/** What prepared statements give, for each connection: told once. Undefined where they give no rows. */
const shapes = new WeakMap<Connection, Map<string, Shape | undefined>>();

/**
 * Several statements as one message: one way to the database and back, whatever it holds. They run one after the other,
 * and after one that fails none is run (PostgreSQL, "Pipelining": they share one Sync). It is given to `client.query`,
 * as a cursor of pg-cursor is.
 */
export class Message implements pg.Submittable {
  readonly statements: readonly Statement[];
  /** The rows of each statement that ran, in their order. */
  readonly rows: Row[][] = [];
  /** How long each of these took, milliseconds. */
  readonly took: number[] = [];
  /** What was wrong with the one after these. */
  failure: { readonly error: unknown } | undefined;
  /** Ends when all have run; rejects with what was wrong with the first that failed. */
  readonly done: Promise<void>;
  #settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void };
  readonly #values: readonly (readonly unknown[])[];
  #known = new Map<string, Shape | undefined>();
  #shape: Shape | undefined;
  #current: Row[] = [];
  #since = 0;

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
    const known = shapes.get(connection);
    if (known) this.#known = known;
    else shapes.set(connection, this.#known);
    this.#since = performance.now();
    connection.stream.cork();
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
    connection.stream.uncork();
    this.#begin();
  }

  handleRowDescription({ fields }: { fields: unknown }): void {
    this.#shape = new pg.Result('', pg.types) as Shape;
    this.#shape.addFields(fields);
  }

  handleDataRow({ fields }: { fields: unknown }): void {
    try {
      if (this.#shape) this.#current.push(this.#shape.parseRow(fields));
    } catch (error) {
      this.failure ??= { error };
    }
  }

  handleCommandComplete(): void {
    const { name } = this;
    if (name !== undefined) this.#known.set(name, this.#shape);
    this.rows.push(this.#current);
    const now = performance.now();
    this.took.push(now - this.#since);
    this.#since = now;
    this.#begin();
  }

  handleError(error: unknown): void {
    this.failure ??= { error };
    this.#settle.reject(this.failure.error);
  }

  handleReadyForQuery(): void {
    if (this.failure) this.#settle.reject(this.failure.error);
    else this.#settle.resolve();
  }

  #begin(): void {
    this.#current = [];
    this.#shape = this.#known.get(this.name ?? '');
  }
}
