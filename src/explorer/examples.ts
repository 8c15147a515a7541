import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.js';

/** A query to begin with: one for each group of pages of the reports. */
export interface Example {
  /** The name of its file, such as `05-province`. */
  readonly name: string;
  /** What its window is called: the first comment up to the colon. */
  readonly tab: string;
  readonly document: string;
  /** JSON; null where the document takes no variables. */
  readonly variables: string | null;
  /** In the demo, in place of `variables`: what names an account of the demo is in no other page. */
  readonly demoVariables: string | null;
  /** Whether one must be logged in. Its comment then says so, in these words. */
  readonly signedIn: boolean;
}

// Not in dist: the compiler copies no .graphql files.
const directory = join(projectRoot, 'src/explorer/examples');

/** All examples, in the order of their numbers. */
export const examples: readonly Example[] = readExamples();

function readExamples(): Example[] {
  const files = readdirSync(directory).sort();
  const read = (file: string): string | null =>
    files.includes(file) ? readFileSync(join(directory, file), 'utf8') : null;
  return files
    .filter((file) => file.endsWith('.graphql'))
    .map((file): Example => {
      const name = file.slice(0, -'.graphql'.length);
      const document = read(file) ?? '';
      return {
        name,
        tab: /^# ([^:\n]+)/.exec(document)?.[1] ?? name,
        document,
        variables: read(`${name}.variables.json`),
        demoVariables: read(`${name}.demo.json`),
        signedIn: document.includes('# Log in first'),
      };
    });
}

/** The names of their operations: those that metrics tell apart. */
export const knownOperations: readonly string[] = examples.flatMap(
  ({ document }) => /^(?:query|mutation) (\w+)/m.exec(document)?.[1] ?? [],
);
