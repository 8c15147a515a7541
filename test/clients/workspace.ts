import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../src/paths.js';

const run = promisify(execFile);

/** What a front-end team would write into its own. */
const tsconfig = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    types: ['node'],
    rootDir: 'src',
    outDir: 'out',
  },
  include: ['src'],
};

/** The project of a front-end team, in a folder of its own: our packages, our schema, its sources. */
export interface Workspace {
  readonly folder: string;
  write(path: string, text: string): Promise<void>;
  /** Runs a script of node in it and gives what it printed; throws with all it said where it failed or complained. */
  node(script: string, ...args: readonly string[]): Promise<string>;
  /** Compiles `src` as strictly as TypeScript can, into `out`. */
  compile(): Promise<string>;
  remove(): Promise<void>;
}

/** @param sources the folder beside this file that becomes its `src` */
export async function makeWorkspace(sources: string): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'lpa-client-'));
  await cp(join(projectRoot, 'test/clients', sources), join(folder, 'src'), { recursive: true });
  await copyFile(join(projectRoot, 'schema.graphql'), join(folder, 'schema.graphql'));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const node: Workspace['node'] = async (script, ...args) => {
    // Outside of a test, where a library says what it disapproves of.
    const env = { ...process.env, NODE_ENV: 'development', FORCE_NO_WATCHMAN: '1' };
    const said = await run(process.execPath, [join(folder, script), ...args], { cwd: folder, env }).catch(
      (error: { stdout?: string; stderr?: string }) => {
        throw new Error(`${script} failed:\n${error.stdout ?? ''}${error.stderr ?? ''}`);
      },
    );
    if (said.stderr !== '') throw new Error(`${script} complained:\n${said.stderr}`);
    return said.stdout;
  };
  return {
    folder,
    async write(path, text) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    node,
    compile: () => node('node_modules/typescript/bin/tsc', '-p', '.'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
