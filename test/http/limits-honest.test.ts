import { type OperationDefinitionNode, parse } from 'graphql';
import { leastBreadths } from '../../src/limits/breadth.js';
import { costFor } from '../../src/limits/cost-of-request.js';
import { mostStatements } from '../../src/limits/limits.js';
import { createSchema } from '../../src/schema.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';
import { accountId } from '../support/account-id.js';
import type { TestServer } from '../support/ask.js';
import { demoServer } from '../support/demo.js';
import { randomNumbers, randomQuery } from '../support/random-query.js';

/** How many queries: COST_QUERIES=10000 npx jest test/http/limits-honest before a release. */
const wanted = Number(process.env['COST_QUERIES'] ?? 300);
const seed = Number(process.env['COST_SEED'] ?? 2568);

const schema = createSchema();
let server: TestServer;
let department: number;
beforeAll(async () => {
  server = await demoServer();
  department = await accountId(server, 'department');
}, 300_000);
afterAll(() => server.close());

const values = {
  code: ['"43"', '"57"', '"10"', '"5570302"', '"6430102"'],
  first: ['1', '3', '20', '40', '100'],
  year: ['2559', '2560', '2562', '2016'],
  release: ['1'],
  in: ['NATION', 'PROVINCE', 'TYPE'],
};

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const within = Object.values(value).reduce((sum: number, inner) => sum + objectsIn(inner), 0);
  return Array.isArray(value) ? within : within + 1;
}

const isOfReleases = (statement: string): boolean => statement.includes('release_state(');

/** How many reads are counted before it runs. */
function readsOf(query: string, signedIn: boolean): number {
  const document = parse(query);
  const [operation] = document.definitions as [OperationDefinitionNode];
  const viewer: Viewer = signedIn
    ? { role: 'DEPARTMENT', accountId: department, username: 'department' }
    : anonymous;
  const asker = { viewer, scopes: scopesOf(viewer), breadths: leastBreadths };
  return costFor(asker, { schema, document, operation, variables: {} }).statements;
}

test(
  `cost is honest: ${wanted} random queries give no more objects than was counted, with no more reads (seed ${seed})`,
  async () => {
    const random = randomNumbers(seed);
    const dishonest: object[] = [];
    let [accepted, refused, objects] = [0, 0, 0];
    while (accepted < wanted) {
      const query = randomQuery(random, values, 2 + Math.floor(random() * 6));
      const as = random() < 0.5 ? { as: department } : {};
      const answer = await server.ask(query, { ...as, headers: { 'x-query-cost': '1' } });
      if (answer.status !== 200) {
        expect(answer.errors()[0]?.extensions.code).toMatch(/^QUERY_TOO_/);
        refused += 1;
        continue;
      }
      accepted += 1;
      const { cost } = (answer.body.extensions as { cost: { cost: number } }).cost;
      const found = objectsIn(answer.partial()) - 1; // the root itself is none
      objects += found;
      const statements = answer.statements.length;
      // Where the process cannot vouch for what it keeps, as on a busy machine, that is read besides.
      const reads = answer.statements.some(isOfReleases) ? mostStatements : readsOf(query, 'as' in as);
      if (cost < found || statements > Math.min(reads, mostStatements))
        dishonest.push({ query, cost, found, statements, reads });
    }
    expect(dishonest).toEqual([]);
    // It proved something: most were let through, and gave much.
    expect(accepted).toBeGreaterThan(refused);
    expect(objects).toBeGreaterThan(accepted * 5);
  },
  Math.max(300_000, wanted * 1000),
);
