import { parseArgs } from 'node:util';
import { askAll } from './lib/agree.mjs';
import { start } from './lib/contestant.mjs';
import { contestants } from './lib/contestants.mjs';
import { describeMachine } from './lib/machine.mjs';
import { measure } from './lib/measure.mjs';
import { questions as allQuestions, settingsOfAccounts } from './lib/questions.mjs';
import { report } from './lib/report.mjs';
import { postmasterOf, session } from './lib/session.mjs';
import { countingProxy } from './lib/statements.mjs';
import { keep, publish } from './lib/write.mjs';

const usage = `npm run bench -- [--seconds 2] [--rounds 3] [--connections 32] [--only Q1,Q6] [--write]
  Peers and service side by side on the demo nation; --write puts the tables into docs/performance.md and the README.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [seconds, rounds, connections] = ['seconds', 'rounds', 'connections'].map((name) =>
  Number(values[name]),
);
const wanted = values.only.split(',').filter(Boolean);
const questions = allQuestions.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

if (values.help) console.log(usage);
else await session(run);

async function run({ url, lifetime }) {
  const settings = await settingsOfAccounts(url);
  const machine = await describeMachine(url);
  const counts = await check(url, settings, lifetime);
  console.error('All say the same.');

  const startAll = async (some) => {
    const started = {};
    for (const [name, contestant] of Object.entries(some))
      started[name] = await start(contestant, url, settings, lifetime);
    return started;
  };
  const common = {
    seconds,
    connections,
    postmaster: await postmasterOf(url),
    progress: () => process.stderr.write('.'),
  };
  const one = await startAll(contestants);
  const figures = await measure(one, questions, { ...common, rounds });
  const { first, postgraphile, mercurius } = one;
  const adHoc = await measure({ postgraphile, mercurius, first }, questions, {
    ...common,
    rounds: 1,
    adHoc: true,
  });
  process.stderr.write('\n');

  const setUp = `${connections} connections, ${rounds} rounds of ${seconds} s, medians`;
  const { text, short } = report({ machine, settings: setUp, questions, counts, figures, adHoc });
  console.log(text);
  console.error(`Kept in ${keep('bench', text)}.`);
  if (values.write) {
    publish('bench', text);
    publish('bench', short, 'README.md');
  }
}

/** Everybody is asked everything, and its statements are counted, before anything is timed. */
async function check(url, settings, lifetime) {
  const expected = {};
  const counts = {};
  for (const [name, contestant] of Object.entries(contestants)) {
    const proxy = await countingProxy(url);
    lifetime.add(() => proxy.close());
    const started = await start(contestant, proxy.url, settings, lifetime);
    counts[name] = await askAll(started, questions, expected, proxy.counted);
    await started.stop();
    await proxy.close();
  }
  return counts;
}
