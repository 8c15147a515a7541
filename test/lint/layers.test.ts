import { execFileSync } from 'node:child_process';
import { projectRoot } from '../../src/paths.js';

/** A file of each layer, and an import that its layer may not have. */
const forbidden: [string, string][] = [
  ['src/province/province.resolver.ts', './province.queries.js'],
  ['src/province/province.resolver.ts', '../release/release-list.queries.js'],
  ['src/province/province.resolver.ts', 'typeorm'],
  ['src/province/province.queries.ts', './province.type.js'],
  ['src/province/province.queries.ts', './province.loaders.js'],
  ['src/province/province.queries.ts', 'graphql'],
  ['src/province/province.type.ts', './province.loaders.js'],
  ['src/province/province.type.ts', '../database/database.js'],
  ['src/province/province.loaders.ts', './province.resolver.js'],
  ['src/release/release.policy.ts', 'typeorm'],
  ['src/release/release.policy.ts', '../context.js'],
];

/** Imports that the same layers live by. */
const allowed: [string, string][] = [
  ['src/province/province.resolver.ts', './province.row.js'],
  ['src/province/province.loaders.ts', './province.queries.js'],
  ['src/release/release.policy.ts', '../viewer/viewer.js'],
];

// In a process of its own: the configuration of ESLint is an ES module.
const script = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint({
    overrideConfigFile: '.config/eslint.config.js',
    // On a CI machine the parser would take the file from the disk instead of the text given here.
    overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
  });
  const found = [];
  for (const [filePath, name] of ${JSON.stringify([...forbidden, ...allowed])}) {
    const [result] = await eslint.lintText("import * as it from '" + name + "';\\nexport const x = it;\\n", { filePath });
    found.push(result.messages.map((message) => message.ruleId));
  }
  console.log(JSON.stringify(found));`;

const found = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: projectRoot,
    encoding: 'utf8',
  }),
) as string[][];

test.each(forbidden.map(([file, name], index) => [file, name, index] as const))(
  '%s may not import %s',
  (_file, _name, index) => {
    expect(found[index]).toEqual(['no-restricted-imports']);
  },
);

test.each(allowed.map(([file, name], index) => [file, name, index + forbidden.length] as const))(
  '%s may import %s',
  (_file, _name, index) => {
    expect(found[index]).toEqual([]);
  },
);
