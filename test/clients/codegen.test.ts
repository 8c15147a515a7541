import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoPassword } from '../../seeds/demo/accounts.js';
import { projectRoot } from '../../src/paths.js';
import { blocksOf, read } from '../docs/markdown.js';
import { accountId } from '../support/account-id.js';
import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { guideJson } from './guide.js';
import { makeWorkspace, type Workspace } from './workspace.js';

/** Where a document is from, and its text. */
type Source = readonly [location: string, text: string];

const folderOf = (folder: string): Source[] =>
  readdirSync(join(projectRoot, folder))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => [join(folder, name), read(join(folder, name))]);

/** All that we publish for others to copy, and the program's own. */
const sources: readonly Source[] = [
  ...['test/clients/codegen', 'bench/queries', 'src/explorer/examples'].flatMap(folderOf),
  ...blocksOf('docs/api.md')
    .filter(({ language }) => language === 'graphql')
    .map(({ line, text }): Source => [`docs/api.md:${line}`, text]),
];

let server: TestServer;
let workspace: Workspace;
beforeAll(async () => {
  [server, workspace] = await Promise.all([demoServer(), makeWorkspace('codegen')]);
});
afterAll(async () => {
  await workspace.remove();
  await server.close();
});

test('graphql-codegen makes types of every document, and a program on them logs in and reads every page', async () => {
  await workspace.write('codegen.json', JSON.stringify(guideJson('generates')));
  await workspace.write('documents.json', JSON.stringify(sources));
  await workspace.node('src/generate.mjs', 'codegen.json', 'documents.json');
  expect(await workspace.compile()).toBe('');

  const said = await workspace.node('out/program.js', `${server.url}/graphql`, 'province-57', demoPassword);
  const whole = await server.ask(
    '{ localGovernments(first: 100, filter: { types: [SAO] }) { nodes { code } } }',
    { as: await accountId(server, 'province-57') },
  );
  const codes = whole.data().localGovernments.nodes.map((node: { code: string }) => node.code);
  expect(codes).toHaveLength(70);
  expect(JSON.parse(said)).toEqual({
    results: [
      ['Nation', 'Thailand', 76.72, '20'],
      ['Province', 'Chiang Rai', 74.65, '20'],
    ],
    codes,
  });
});
