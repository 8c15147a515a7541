// Mixed load for a long time: does memory stay flat, do files stay closed, do answers stay as quick?
// npm run soak -- MINUTES PER_SECOND (60 and 50 where left out). It starts the built demo on a free port; DATABASE_URL as for the demo.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { service } from './lib/service.mjs';

const minutes = Number(process.argv[2] ?? 60);
const perSecond = Number(process.argv[3] ?? 50);
const token = 'a token for the soak, read by nobody else';

const child = spawn(process.execPath, [...service, '--demo'], {
  env: { ...process.env, PORT: '0', METRICS_TOKEN: token, LOG_LEVEL: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let said = '';
while (!/GraphQL +\S+/.test(said)) said += String((await once(child.stdout, 'data'))[0]);
const url = new URL(/GraphQL +(\S+)/.exec(said)?.[1] ?? '');

const post = (query, bearer, variables) =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    body: JSON.stringify({ query, variables }),
  });

const accounts = ['admin', 'department', 'province-57', 'lao-5570302'];
let bearers = [];
async function logIn() {
  const mutation = 'mutation ($i: LogInInput!) { logIn(input: $i) { token } }';
  const answers = accounts.map(async (username) => {
    const answer = await post(mutation, undefined, { i: { username, password: 'demo-2559' } });
    return (await answer.json()).data.logIn.token;
  });
  bearers = [undefined, ...(await Promise.all(answers))];
}

const provinces = ['10', '20', '30', '43', '50', '54', '57', '83', '90', '96'];
/** Documents that rotate: every tenth of a kind is one that was never sent before. */
const kinds = [
  (nth) =>
    `{ nation { a${nth % 1000}: assessment(year: ${2557 + (nth % 6)}) { percent dimensions { percent } } } }`,
  (nth) =>
    `{ province(code: "${provinces[nth % 10]}") { name { th } assessments { percent rank { place of } } } }`,
  () => '{ provinces { code assessment(year: 2559) { percent rating { level } } } }',
  (nth) =>
    `{ localGovernments(first: ${1 + (nth % 50)}) { totalCount nodes { code fullName { th } assessment(year: 2559) { percent } } } }`,
  (nth) => `query Soak${nth} { viewer { username role } }`,
  (nth) => `{ unknown${nth} }`,
];

async function measured() {
  const answer = await fetch(new URL('/metrics', url), { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  const value = (name) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  const megabytes = (name) => value(name) / 1024 ** 2;
  return {
    megabytes: megabytes('process_resident_memory_bytes'),
    heap: megabytes('nodejs_heap_size_total_bytes'),
    external: megabytes('nodejs_external_memory_bytes'),
    files: value('process_open_fds'),
  };
}

const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.floor(list.length * q)] ?? NaN;

/** Megabytes a minute, by least squares. */
function slope(samples) {
  const mean = (of) => samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [x, y] = [mean((one) => one.minute), mean((one) => one.megabytes)];
  const over = samples.reduce((sum, one) => sum + (one.minute - x) * (one.megabytes - y), 0);
  return over / samples.reduce((sum, one) => sum + (one.minute - x) ** 2, 0);
}

const samples = [];
let [sent, failed, times] = [0, 0, []];
const statuses = new Set();
await logIn();
const start = performance.now();
const elapsed = () => (performance.now() - start) / 60_000;
let nextMinute = 1;
while (elapsed() < minutes) {
  const nth = sent++;
  const from = performance.now();
  post(kinds[nth % kinds.length](nth), bearers[nth % bearers.length])
    .then(async (answer) => {
      await answer.arrayBuffer();
      if (answer.status < 500 && answer.status !== 401) return;
      failed += 1;
      statuses.add(answer.status);
    })
    .catch(() => (failed += 1))
    .finally(() => times.push(performance.now() - from));
  if (elapsed() >= nextMinute) {
    const sample = {
      minute: nextMinute,
      ...(await measured()),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    };
    samples.push(sample);
    console.log(
      `minute ${sample.minute}: ${sample.megabytes.toFixed(0)} MB (heap ${sample.heap.toFixed(0)}, ` +
        `external ${sample.external.toFixed(0)}), ${sample.files} files, ` +
        `p50 ${sample.p50.toFixed(1)} ms, p99 ${sample.p99.toFixed(1)} ms, ${sent} sent, ${failed} failed`,
    );
    times = [];
    nextMinute += 1;
    if (nextMinute % 10 === 0) await logIn();
  }
  await wait(Math.max(0, start + (sent * 1000) / perSecond - performance.now()));
}

// The first third warms up: code is compiled, pools and caches fill.
const settled = samples.slice(Math.floor(samples.length / 3));
const half = Math.ceil(settled.length / 2);
const drift = (part, of) => quantile(part.map(of), 0.5);
const [early, late] = [settled.slice(0, half), settled.slice(-half)];
console.log(
  `${minutes} minutes: memory ${slope(settled).toFixed(2)} MB/min, files ${settled[0]?.files} to ${settled.at(-1)?.files}, ` +
    `p50 × ${(drift(late, (s) => s.p50) / drift(early, (s) => s.p50)).toFixed(2)}, ` +
    `p99 × ${(drift(late, (s) => s.p99) / drift(early, (s) => s.p99)).toFixed(2)}, ${failed} of ${sent} failed${statuses.size > 0 ? ` with ${[...statuses].join(', ')}` : ''}`,
);
child.kill('SIGTERM');
await once(child, 'exit');
