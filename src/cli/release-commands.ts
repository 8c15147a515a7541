import { deeds, publishCommand } from './release-deeds.js';
import { type Command, shortForm, UsageError } from './usage.js';

const names = Object.keys(deeds);

/** The tool itself, which only says what it can do. */
const release: Command = {
  usage: `${names.join(' | ')} …`,
  about:
    "A year's results, from a file to what is public and back.\n" +
    names.map((name) => `${name.padEnd(9)} ${deeds[name]?.about.split('\n')[0] ?? ''}`).join('\n') +
    '\n"npm run release -- import --help" explains one of them, as it does for all.',
  examples: names.map((name) => deeds[name]?.examples[0] ?? ''),
  options: {},
  positionals: 'some',
  run: ({ positionals: [name] }) =>
    Promise.reject(new UsageError(`release ${name ?? ''} is nothing to do: say ${names.join(', ')}.`)),
};

/** `release` and its deeds, each named as it is typed, and the short form of publishing. */
export const releaseCommands: Record<string, Command> = {
  release,
  ...Object.fromEntries(names.map((name) => [`release ${name}`, deeds[name] as Command])),
  publish: shortForm('publish', 'release -- publish', publishCommand),
};
