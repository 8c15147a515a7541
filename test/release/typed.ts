import { deeds, publishCommand } from '../../src/cli/release-deeds.js';
import { parseTyped } from '../../src/cli/usage.js';

/** Runs what is typed after `release --` on a database, and returns the exit code and what was said. */
export async function typedOn(
  url: string,
  [deed = '', ...rest]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<[number, string]> {
  const [command, name] =
    deed === 'publish!' ? [publishCommand, 'publish'] : [deeds[deed], `release -- ${deed}`];
  if (!command) throw new Error(name);
  // Each command listens for Ctrl-C, as it is meant to be alone in its process.
  process.setMaxListeners(50);
  const before = process.env;
  const said: string[] = [];
  const spies = (['log', 'error'] as const).map((stream) =>
    jest.spyOn(console, stream).mockImplementation((...texts: unknown[]) => void said.push(texts.join(' '))),
  );
  process.env = { ...before, DATABASE_URL: url, ...env };
  try {
    return [await command.run(parseTyped(name, command, rest)), said.join('\n')];
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.env = before;
  }
}
