import { ChangedTree } from '../support/changed-tree.js';
import type { Mutation } from './mutation.js';
import { mutations } from './mutations.js';

// "npm run check:mutants": not in the normal suite, as it takes a quarter of an hour. "-t" with a part of a name runs one.

const trees: ChangedTree[] = [];
const free: ChangedTree[] = [];
afterAll(() => trees.forEach((tree) => tree.remove()));

async function inTree<T>(run: (tree: ChangedTree) => Promise<T>): Promise<T> {
  const tree = free.pop() ?? new ChangedTree();
  if (!trees.includes(tree)) trees.push(tree);
  try {
    return await run(tree);
  } finally {
    free.push(tree);
  }
}

interface Told {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** How the tests ended that are to find these mutations. */
async function ends(tree: ChangedTree, of: readonly Mutation[]) {
  const files = [...new Set(of.map(({ foundBy: [file] }) => `test/${file}.test.ts`))];
  const names = [...new Set(of.map(({ foundBy: [, name] }) => name.replace(/[^\w\s]/g, '\\$&')))];
  const args = ['--runTestsByPath', ...files, '--testNamePattern', names.join('|'), '--json'];
  const { out, told } = await tree.jest(args);
  if (out === '') throw new Error(told);
  const { testResults } = JSON.parse(out) as Told;
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const ran = all.filter(({ status }) => status === 'passed' || status === 'failed');
  if (ran.length === 0)
    throw new Error(`No test ran. ${testResults.map(({ message }) => message).join('\n')}`);
  return ran;
}

let unchanged: Promise<void> | undefined;

/** Nothing is shown by a test that fails anyway. */
const allPassUnchanged = (): Promise<void> =>
  (unchanged ??= inTree(async (tree) => {
    const failed = (await ends(tree, mutations)).filter(({ status }) => status === 'failed');
    expect(failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages])).toEqual([]);
  }));

test.concurrent.each(mutations.map((mutation) => [mutation.takes, mutation] as const))(
  'found when taken away: %s',
  async (takes, mutation) => {
    await allPassUnchanged();
    const ended = await inTree((tree) => tree.with([mutation], () => ends(tree, [mutation])));
    const found = ended.some(({ status }) => status === 'failed');
    process.stderr.write(`${found ? 'found   ' : 'SURVIVED'} ${takes}\n`);
    expect([mutation, found]).toEqual([mutation, true]);
  },
  1_800_000,
);
