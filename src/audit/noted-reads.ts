import type { Reads } from '../database/read-session.js';

/** What an answer gave, in order; of a local government whose code was not seen its id. */
export interface ReadsSummary {
  readonly codes: readonly string[];
  readonly releaseIds: readonly number[];
}

/** What an answer gives of single local governments, and of which releases. */
export class NotedReads {
  readonly #codes = new Map<number, string>();
  readonly #releases = new Set<number>();
  /** Local governments of which nothing but a result was seen. */
  readonly #ids = new Set<number>();
  /** Of local governments that a deed told of. */
  readonly #told = new Set<string>();

  get summary(): ReadsSummary {
    const others = [...this.#ids].filter((id) => !this.#codes.has(id)).map((id) => `id ${id}`);
    return {
      codes: [...new Set([...this.#codes.values(), ...this.#told, ...others])].sort(),
      releaseIds: [...this.#releases].sort((one, other) => one - other),
    };
  }

  /** Notes what a deed told of a release, and of which local governments. */
  noteTold(releaseId: number, codes: readonly string[]): void {
    this.#releases.add(releaseId);
    for (const code of codes) this.#told.add(code);
  }

  /** Notes a row that is given, if it is one about a local government or a result. */
  note(row: Row): void {
    if (typeof row.localGovernmentId === 'number') {
      if (row.level === 'LOCAL_GOVERNMENT' && typeof row.code === 'string')
        this.#codes.set(row.localGovernmentId, row.code);
      else if (typeof row.releaseId === 'number') this.#ids.add(row.localGovernmentId);
    }
    if (typeof row.releaseId === 'number') this.#releases.add(row.releaseId);
  }
}

interface Row {
  readonly level?: unknown;
  readonly code?: unknown;
  readonly localGovernmentId?: unknown;
  readonly releaseId?: unknown;
  /** Null in a row that says only that there is no result. */
  readonly status?: unknown;
  /** Of a page: one row more is read than given, so the page notes its rows itself. */
  readonly parent?: unknown;
}

/**
 * The one place through which loaders read, and where it is noted what they got: a new statement cannot forget it, as
 * long as its rows say whose they are.
 */
export const noting = (db: Reads, noted: NotedReads): Reads => ({
  async query<Rows>(sql: string, parameters?: unknown[]): Promise<Rows> {
    const rows = await db.query<Rows>(sql, parameters);
    for (const row of rows as readonly Row[])
      if (row.parent === undefined && row.status !== null) noted.note(row);
    return rows;
  },
});
