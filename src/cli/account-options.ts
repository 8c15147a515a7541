import type { AccountRoleName } from '../account/account.row.js';
import type { PlaceInput } from '../account/place.js';
import type { Refused } from '../user-errors.js';
import { type Command, type Typed, UsageError } from './usage.js';

type Values = Typed['values'];

const roles: readonly AccountRoleName[] = ['LAO', 'PROVINCE', 'DEPARTMENT', 'ADMIN'];

const text = { type: 'string' } as const;

/** The options that say whom an account or a key stands for. */
export const placeOptions: Command['options'] = { role: text, province: text, code: text };

export const json: Command['options'] = { json: { type: 'boolean' } };

export const placeHelp =
  '--role      LAO, PROVINCE, DEPARTMENT or ADMIN\n' +
  '--province  the two-digit code of the province, for PROVINCE\n' +
  '--code      the seven-digit code of the local government, for LAO';

/** @throws UsageError where no role was typed, or one that there is not */
export function placeTyped(values: Values): PlaceInput {
  const role = roleTyped(values);
  if (role === null) throw new UsageError(`--role is missing: it is one of ${roles.join(', ')}.`);
  return {
    role,
    provinceCode: textTyped(values, 'province'),
    localGovernmentCode: textTyped(values, 'code'),
  };
}

/** @throws UsageError where a role was typed that there is not */
export function roleTyped(values: Values): AccountRoleName | null {
  const typed = textTyped(values, 'role');
  const role = roles.find((each) => each === typed?.toUpperCase());
  if (typed !== null && role === undefined)
    throw new UsageError(`--role must be one of ${roles.join(', ')}.`);
  return role ?? null;
}

export const textTyped = (values: Values, name: string): string | null =>
  typeof values[name] === 'string' ? values[name] : null;

/** Tells what was done, or why it was not; for programs as JSON. @returns the exit code */
export function tell<Done extends { readonly ok: true }>(
  done: Done | Refused,
  values: Values,
  words: (done: Done) => string,
): number {
  if (values['json'] === true) console.log(JSON.stringify(done, null, 2));
  else if (done.ok) console.log(words(done));
  else for (const { message } of done.userErrors) console.error(`${message.en}\n${message.th}`);
  return done.ok ? 0 : 1;
}
