import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';

/** A slip as somebody would make it: what stands in a file, and what comes in its place. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What a run of tests needs of the project. */
const needed = ['src', 'migrations', 'seeds', 'test', 'package.json', 'tsconfig.json', 'schema.graphql'];

/** A copy of the project, to make changes in and to run its tests beside the real ones. */
export class ChangedTree {
  readonly #root = mkdtempSync(join(tmpdir(), 'lpa-changed-'));
  #otherTables = false;

  constructor() {
    for (const name of needed) cpSync(join(projectRoot, name), join(this.#root, name), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules'), join(this.#root, 'node_modules'));
  }

  /** Does something with the copy changed, and takes the changes back. @throws where a text to change is not there */
  async with<T>(changes: readonly Change[], run: () => Promise<T>): Promise<T> {
    this.#otherTables = changes.some(({ file }) => file.startsWith('migrations/'));
    try {
      for (const { file, from, to } of changes) {
        const path = join(this.#root, file);
        const text = readFileSync(path, 'utf8');
        if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more: mend the change`);
        writeFileSync(
          path,
          text.replace(from, () => to),
        );
      }
      return await run();
    } finally {
      for (const { file } of changes) cpSync(join(projectRoot, file), join(this.#root, file));
    }
  }

  /** What jest says of tests of the copy, on the server of this run. */
  jest(args: readonly string[], given: Record<string, string> = {}): Promise<{ out: string; told: string }> {
    const script = join(projectRoot, 'node_modules/jest/bin/jest.js');
    const { LPA_TEST_SERVER: server, LPA_TEST_RUN: run } = process.env;
    const env = {
      ...{ ...process.env, TEST_DATABASE_URL: server, ...given, JEST_WORKER_ID: undefined },
      // The tables of this run will do, unless the copy would make other ones.
      LPA_TEST_RUN: this.#otherTables ? undefined : run,
    };
    const options = { cwd: this.#root, env, maxBuffer: 2 ** 28 };
    return new Promise((resolve) => {
      execFile(process.execPath, [script, ...args], options, (_error, out, told) => resolve({ out, told }));
    });
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}
