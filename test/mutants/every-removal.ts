import { ChangedTree } from '../support/changed-tree.js';
import type { Mutation } from './mutation.js';
import { mutations } from './mutations.js';

// "npm run check:mutants": not in the normal suite, as it takes a quarter to half an hour. "-t" with a part of a name runs one.

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

const unchanged = new Map<string, Promise<void>>();

/** Nothing is shown by a test that fails anyway. */
function passesUnchanged(file: string): Promise<void> {
  const known = unchanged.get(file);
  if (known !== undefined) return known;
  const passes = inTree(async (tree) => {
    const of = mutations.filter(({ foundBy }) => foundBy[0] === file);
    const failed = (await ends(tree, of)).filter(({ status }) => status === 'failed');
    expect(failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages])).toEqual([]);
  });
  unchanged.set(file, passes);
  return passes;
}

test.concurrent.each(mutations.map((mutation) => [mutation.takes, mutation] as const))(
  'found when taken away: %s',
  async (takes, mutation) => {
    await passesUnchanged(mutation.foundBy[0]);
    const ended = await inTree((tree) => tree.with([mutation], () => ends(tree, [mutation])));
    const found = ended.some(({ status }) => status === 'failed');
    process.stderr.write(`${found ? 'found   ' : 'SURVIVED'} ${takes}\n`);
    expect([mutation, found]).toEqual([mutation, true]);
  },
  1_800_000,
);
