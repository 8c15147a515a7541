import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from '../../src/paths.js';
import { startProgram } from '../support/program.js';
import { createDatabase, dropDatabase, templateName } from '../support/server.js';
import { isThere, read } from './markdown.js';

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of each stage; lines that go on are joined. */
function stagesOf(dockerfile: string): Instruction[][] {
  const lines = dockerfile.replace(/^#.*\n/gm, '').replace(/\\\n\s*/g, '');
  const stages: Instruction[][] = [];
  for (const [, name = '', text = ''] of lines.matchAll(/^([A-Z]+) (.*)$/gm)) {
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, text });
  }
  return stages;
}

const [build = [], runtime = []] = stagesOf(read('Dockerfile'));
const all = (stage: readonly Instruction[], name: string): string[] =>
  stage.filter((instruction) => instruction.name === name).map(({ text }) => text);

interface Copy {
  readonly sources: readonly string[];
  readonly target: string;
}

/** What COPY takes; the place of the built program in the other stage is that of the project here. */
const copiesOf = (stage: readonly Instruction[]): Copy[] =>
  all(stage, 'COPY').map((text) => {
    const words = text.replace('--from=build /app/', '').split(' ');
    return { sources: words.slice(0, -1).flatMap(expand), target: words.at(-1) ?? '' };
  });

function expand(source: string): string[] {
  if (!source.includes('*')) return [source];
  const [before = '', after = ''] = basename(source).split('*');
  return readdirSync(join(projectRoot, dirname(source)))
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .map((name) => join(dirname(source), name));
}

test('there is a stage to build and one to run', () => {
  expect(all(build, 'RUN')).toEqual(['npm ci', 'npm run build']);
  expect(all(runtime, 'RUN')[0]).toMatch(/^npm ci --omit=dev/);
  expect(all(runtime, 'USER')).toEqual(['node']);
  expect(all(runtime, 'ENV').join(' ')).toMatch(/NODE_ENV=production .*HOST=0\.0\.0\.0/);
  expect(all(runtime, 'HEALTHCHECK')[0]).toContain('/health/ready');
  const last = runtime.filter(({ name }) => ['COPY', 'RUN', 'USER'].includes(name)).at(-1);
  expect(last?.name).toBe('USER');
});

test('the service runs as npm start runs it', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
  expect(JSON.parse(all(runtime, 'CMD')[0] ?? '')).toEqual(scripts.start.split(' '));
  expect(scripts.start).toContain('--max-semi-space-size=');
});

test('every source of a COPY exists, and .dockerignore lets it in', () => {
  const ignore = read('.dockerignore').split('\n');
  expect(ignore).toContain('*');
  for (const { sources } of [...copiesOf(build), ...copiesOf(runtime)]) {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !isThere(source))).toEqual([]);
    const shut = sources.filter((source) => !ignore.includes(`!${source.split('/')[0] ?? ''}`));
    expect(shut.filter((source) => source !== 'dist')).toEqual([]);
  }
});

test('what the image holds is enough to migrate, to serve and to be found healthy', async () => {
  const app = mkdtempSync(join(tmpdir(), 'lpa-image-'));
  for (const { sources, target } of copiesOf(runtime))
    for (const source of sources) {
      const into = /^\.?\/$|\/$/.test(target) ? join(app, target, basename(source)) : join(app, target);
      mkdirSync(dirname(into), { recursive: true });
      cpSync(join(projectRoot, source), into, { recursive: true });
    }
  symlinkSync(join(projectRoot, 'node_modules'), join(app, 'node_modules'));
  const name = `${templateName()}_image`;
  const env = {
    DATABASE_URL: await createDatabase(name),
    JWT_SECRET: 'x'.repeat(32),
    NODE_ENV: 'production',
  };

  const migration = startProgram([join(app, 'dist/src/cli.js'), 'db:migrate'], env);
  expect([await migration.ended(), migration.said()]).toEqual([0, expect.stringContaining('Applied: ')]);

  const [command = '[]'] = all(runtime, 'CMD');
  const [node, ...args] = JSON.parse(command) as string[];
  expect(node).toBe('node');
  // From /app there, from another directory here.
  const inApp = args.map((arg) => (arg.startsWith('dist/') ? join(app, arg) : arg));
  const program = startProgram(inApp, { ...env, HOST: '0.0.0.0' });
  const [, port = ''] = /:(\d+)"/.exec(await program.until(/listening at http:\/\/127/)) ?? [];
  expect(checkHealth(port)).toBe(0);
  expect((await fetch(`http://127.0.0.1:${port}/explorer/start.js`)).status).toBe(200);
  program.child.kill('SIGTERM');
  expect(await program.ended()).toBe(0);
  expect(checkHealth(port)).toBe(1);

  await dropDatabase(name);
  rmSync(app, { recursive: true });
});

test('no file of data that is read beside the program is left out', () => {
  const copied = copiesOf(runtime).flatMap(({ sources }) => sources);
  const data = readdirSync(join(projectRoot, 'seeds'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(csv|json)$/.test(name))
    .map((name) => join('seeds', name));
  expect(data.length).toBeGreaterThan(3);
  expect(data.filter((name) => !copied.includes(name))).toEqual([]);
});

/** Runs the health check as the image would; gives its exit code. */
function checkHealth(port: string): number | null {
  const [, command = '[]'] = /CMD (\[.*\])$/.exec(all(runtime, 'HEALTHCHECK')[0] ?? '') ?? [];
  const [, ...args] = JSON.parse(command) as string[];
  return spawnSync(process.execPath, args, { env: { PORT: port } }).status;
}
