import { execute, parse, validate } from 'graphql';
import { createContext } from '../../src/context.js';
import { ReadSession } from '../../src/database/read-session.js';
import { createLoaders } from '../../src/loaders.js';
import { createSchema } from '../../src/schema.js';
import { scopesOf } from '../../src/viewer/scopes.js';
import { KnownViewers } from '../../src/viewer/known-viewers.js';
import { tokenKeys } from '../../src/viewer/token.js';
import type { Viewer } from '../../src/viewer/viewer.js';
import { jwtSecret } from '../support/ask.js';
import { makeWorld, type World } from '../support/world.js';
import { viewersOf } from './viewers.js';

let world: World;
let viewers: Record<string, Viewer>;
let bodies: { code: string; name: string }[];
beforeAll(async () => {
  world = await makeWorld();
  viewers = await viewersOf(world.database);
  bodies = await world.database.query('select code, name_th as name from local_government order by code');
});
afterAll(() => world.close());

const result = `status full score percent rank(in: NATION) { place } rating { level } release { number state }
  dimensions { percent score indicators { score } }`;
const body = `code name { th } district { th } generalInformation { population }
  assessments { ${result} } draft: assessment(year: 2568, release: 1) { ${result} }`;
const lists = ['CODE', 'NAME', 'PERCENT'].flatMap((field) =>
  ['ASC', 'DESC'].map(
    (direction) =>
      `${field}${direction}: localGovernments(first: 100, orderBy: { field: ${field}, direction: ${direction} }) {
         totalCount nodes { ${body} province { code name { th } } } }`,
  ),
);
/** Every way to a local government, a draft or the audit, by code where one is taken. */
const documents = (codes: readonly string[]): string[] => [
  `{ ${lists.join(' ')} }`,
  `{ provinces { code ${lists.join(' ')} } }`,
  `{ ${codes.map((code) => `b${code}: localGovernment(code: "${code}") { ${body} }`).join(' ')} }`,
  `{ localGovernments(filter: { year: 2567, minimumPercent: 1, search: "า" }) { totalCount nodes { ${body} } } }`,
  `{ nation { assessment(year: 2568, release: 1) { ${result} byType { percent } } } }`,
  `{ provinces { assessment(year: 2568, release: 1) { ${result} byType { percent } } } }`,
  `{ assessmentYears { year { be } releases { number state } } }`,
  `{ auditEvents { totalCount nodes { actor origin } } }`,
];

/** The answer as if locks 1 to 3 thought everyone an administrator; only what the session is told is true. */
async function answerOf(document: string, viewer: Viewer): Promise<string> {
  const admin = { role: 'ADMIN', accountId: 1, username: 'x' } as const;
  const keys = tokenKeys(jwtSecret);
  const watch = { current: () => undefined, forget: () => undefined, catchUp: async () => undefined };
  const known = new KnownViewers({ database: world.service, keys, audit: world.audit });
  const reads = new ReadSession(world.service, scopesOf(viewer));
  const contextValue = {
    ...createContext(
      {
        database: world.service,
        keys,
        viewers: known,
        audit: world.audit,
        rules: { requireApproval: false },
        watch,
      },
      {
        ...{ viewer: admin, origin: 'a test', requestId: 'a test' },
        ...{ signal: new AbortController().signal, note: { statements: 0 } },
      },
    ),
    loaders: createLoaders(reads, scopesOf(admin)),
  };
  const [schema, parsed] = [createSchema(), parse(document)];
  expect(validate(schema, parsed)).toEqual([]);
  const answer = await execute({ schema, document: parsed, contextValue });
  await reads.end();
  return JSON.stringify(answer);
}

/** What each viewer may meet: how many of the bodies, and whether drafts and the audit. */
const expected: Record<
  string,
  readonly [bodies: (code: string) => boolean, drafts: boolean, audit: boolean]
> = {
  nobody: [() => false, false, false],
  office: [(code) => code.startsWith('54', 1), false, false],
  localGovernment: [(code) => code === '6540102', false, false],
  department: [() => true, true, false],
  admin: [() => true, true, true],
};

test.each(Object.entries(expected))(
  'with locks 1, 2 and 3 taken away, %s still meets its own and nothing else',
  async (name, [mine, drafts, audit]) => {
    const viewer = viewers[name];
    if (viewer === undefined) throw new Error(`There is no ${name}.`);
    await world.ask('mutation { logIn(input: { username: "x", password: "x" }) { token } }');
    let all = '';
    for (const document of documents(bodies.map(({ code }) => code))) all += await answerOf(document, viewer);
    expect(all).not.toContain('INTERNAL');
    for (const { code, name: th } of bodies) {
      expect([code, all.includes(`"code":"${code}"`)]).toEqual([code, mine(code)]);
      // The provinces' own organizations are named as their provinces are, which are public.
      if (!code.startsWith('2')) expect([th, all.includes(`"th":"${th}"`)]).toEqual([th, mine(code)]);
    }
    expect(all.includes('"state":"DRAFT"')).toBe(drafts);
    expect(all.includes('"origin":"127.0.0.1"')).toBe(audit);
  },
);
