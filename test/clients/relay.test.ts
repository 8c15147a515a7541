import { demoPassword } from '../../seeds/demo/accounts.js';
import { accountId } from '../support/account-id.js';
import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { guideBlock, guideJson } from './guide.js';
import { makeWorkspace, type Workspace } from './workspace.js';

let server: TestServer;
let workspace: Workspace;
beforeAll(async () => {
  [server, workspace] = await Promise.all([demoServer(), makeWorkspace('relay')]);
});
afterAll(async () => {
  await workspace.remove();
  await server.close();
});

test('Relay compiles the fragments of the guide and goes through a list by them', async () => {
  await workspace.write('relay.config.json', JSON.stringify(guideJson('customScalarTypes')));
  await workspace.write('src/list.ts', guideBlock('ts', '@refetchable'));
  await workspace.node('node_modules/relay-compiler/cli.js', '--output', 'quiet-with-errors');
  expect(await workspace.compile()).toBe('');

  const said = await workspace.node('out/program.js', `${server.url}/graphql`, 'province-57', demoPassword);
  const { nodes } = (
    await server.ask(
      `{ localGovernments(first: 100, filter: { types: [SAO], year: 2559 }, orderBy: { field: PERCENT, direction: DESC }) {
           nodes { code assessment(year: 2559) { percent } } } }`,
      { as: await accountId(server, 'province-57') },
    )
  ).data().localGovernments;
  expect(nodes).toHaveLength(70);
  expect(JSON.parse(said)).toEqual({
    nation: 76.72,
    viewer: 'province-57',
    counts: [20, 60, 70],
    nodes: nodes.map((node: { code: string; assessment: { percent: number | null } }) => [
      node.code,
      node.assessment.percent,
    ]),
  });
});
