import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../dist/src/paths.js';

/** Keeps a report under bench/results/, which git ignores; returns where. */
export function keep(name, text) {
  const directory = join(projectRoot, 'bench/results');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${name}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.md`);
  writeFileSync(file, `${text}\n`);
  return file;
}

/** Puts a report between the marks of its name in a page. */
export function publish(name, text, page = 'docs/performance.md') {
  const file = join(projectRoot, page);
  const before = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from === -1 || to < from)
    throw new Error(`${page} lacks the marks ${begin} and ${end}: put them back.`);
  writeFileSync(file, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
}
