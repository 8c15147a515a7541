import type { DataSource } from 'typeorm';
import type { Disclosed } from '../release/disclosure.commands.js';
import type { Difference } from '../release/difference.js';
import type { Done } from '../release/release.commands.js';
import type { Refused } from '../user-errors.js';
import { withMigratedDatabase } from './database-commands.js';
import { json } from './report.js';
import type { Command, Typed } from './usage.js';

export type Values = Typed['values'];

export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;

/** A deed on releases that are there: what was typed is read before the database is opened. */
export const deed = (
  words: Pick<Command, 'usage' | 'about' | 'examples' | 'options'>,
  read: (values: Values) => (database: DataSource) => Promise<number>,
): Command => ({
  ...words,
  options: { ...words.options, json: flag },
  positionals: 0,
  run: async ({ values }) => withMigratedDatabase(read(values)),
});

export function finish<D extends Difference | Disclosed | (Done & { ok: true })>(
  done: D | Refused,
  values: Values,
  tell: (done: D) => string,
): number {
  if (values['json'] === true) console.log(json(done));
  else if (done.ok) console.log(tell(done));
  else for (const { message } of done.userErrors) console.error(`${message.en}\n${message.th}`);
  return done.ok ? 0 : 1;
}
