import { contestants } from './contestants.mjs';
import { cpu, decimal, integer, kilobytes, megabytes, ratio, table } from './tables.mjs';

const all = Object.entries(contestants).map(([name, { title }]) => [name, title]);
const rowsOf = (...names) => all.filter(([name]) => names.includes(name));

/** Those whose rows are facts of single bodies: there PostGraphile is compared with its row-level security. */
const protectedQuestions = ['Q3', 'Q5', 'Q6', 'Q7'];
const peerOf = (question) => (protectedQuestions.includes(question) ? 'postgraphileRls' : 'postgraphile');

/** The report of a run, in Markdown: all of it, and what the README shows. */
export function report({ machine, settings, questions, counts, figures, adHoc }) {
  const at = (name, question) => figures[name][question];
  const total = (figure) => figure.server + figure.database;
  const tables = [
    ['Requests per second', table('', all, questions, (n, q) => integer(at(n, q).perSecond))],
    ['CPU per request, server + PostgreSQL, ms', table('', all, questions, (n, q) => cpu(at(n, q)))],
    [
      'Time of an answer, p50 / p99, ms',
      table('', all, questions, (n, q) => `${decimal(at(n, q).p50)} / ${decimal(at(n, q).p99)}`),
    ],
    [
      'SQL statements per request, those that read + those around them (begin, settings, commit)',
      table('', all, questions, (n, q) => `${counts[n][q].reads}+${counts[n][q].control}`),
    ],
    ['Bytes of an answer, kB', table('', all, questions, (n, q) => kilobytes(counts[n][q].bytes))],
    [
      'Resident memory of the server after it, MB',
      table('', all, questions, (n, q) => megabytes(at(n, q).memory)),
    ],
    [
      'A document nobody asked before: CPU per request, ms',
      table('', rowsOf(...Object.keys(adHoc)), questions, (n, q) => cpu(adHoc[n][q])),
    ],
  ];
  const targets = [
    [
      'first',
      'first time ÷ PostGraphile¹, requests/s (target 2×)',
      (q) => at('first', q).perSecond / at(peerOf(q), q).perSecond,
    ],
    [
      'cpu',
      'PostGraphile¹ ÷ first time, CPU (target 2×)',
      (q) => total(at(peerOf(q), q)) / total(at('first', q)),
    ],
    [
      'limit',
      'first time ÷ the limit, requests/s (target 0.2×)',
      (q) => at('first', q).perSecond / at('limit', q).perSecond,
    ],
    [
      'again',
      'again ÷ PostGraphile, requests/s (target 20×)',
      (q) => at('again', q).perSecond / at('postgraphile', q).perSecond,
    ],
    [
      'againCpu',
      'PostGraphile ÷ again, CPU (target 20×)',
      (q) => total(at('postgraphile', q)) / total(at('again', q)),
    ],
    [
      'keptCpu',
      'PostGraphile ÷ finished answers and nothing else, CPU',
      (q) => total(at('postgraphile', q)) / total(at('kept', q)),
    ],
  ];
  const summary = table(
    '',
    targets.map(([name, title]) => [name, title]),
    questions,
    (name, question) => ratio(targets.find(([target]) => target === name)[2](question)),
  );
  const note = `¹ With its row-level security for ${protectedQuestions.join(', ')}, as ours always has; without for the others.`;
  const titled = ([title, text]) => [`**${title}**`, text];
  const head = [`${machine}. ${settings}.`, summary, note];
  const [requests, cpuTime] = tables;
  return {
    text: [...head, ...tables.flatMap(titled)].join('\n\n'),
    short: [...head, ...[requests, cpuTime].flatMap(titled)].join('\n\n'),
  };
}
