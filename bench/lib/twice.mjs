import cluster from 'node:cluster';

/** Runs a program as two processes that share its port: words for node, the program, and words for it. */
const words = process.argv.slice(2);
const at = words.findIndex((word) => !word.startsWith('-'));
cluster.setupPrimary({ exec: words[at], args: words.slice(at + 1), execArgv: words.slice(0, at) });
for (let nth = 0; nth < 2; nth += 1) cluster.fork();
/** Not by the worker's own way, which waits for connections that are kept open. */
const stop = () => Object.values(cluster.workers).forEach((worker) => worker.process.kill('SIGTERM'));
cluster.on('exit', (_, code) => {
  process.exitCode ??= code;
  stop();
});
process.once('SIGTERM', stop);
