import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { passwordGate } from '../limits/gate.js';

/** argon2id with the library's defaults: 19 MiB, two passes. */
export const hashPassword = (password: string): Promise<string> =>
  passwordGate.run(() => hash(normalPassword(password)));

/**
 * What hashing a one-time password takes: half a millisecond. It has 99 random bits, to which no cost of hashing adds
 * anything; and a list of thousands holds nobody up.
 */
const light = { memoryCost: 1024, timeCost: 1, parallelism: 1 };
const lightMark = `$m=${light.memoryCost},t=${light.timeCost},p=${light.parallelism}$`;

/** Hashes a password that `oneTimePassword` made, and no other: who chooses one chooses what can be guessed. */
export const hashOneTime = (password: string): Promise<string> => hash(normalPassword(password), light);

/**
 * Whether the password is the one hashed. Without a hash it takes as long and is false; nor does the time tell whether it
 * is one for one use, as both kinds are always worked out.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= Promise.all([hash('nobody has this password'), hashOneTime('nor this')]);
  const [ofNobody, onceOfNobody] = await nobody;
  const typed = normalPassword(password);
  const oneTime = passwordHash?.includes(lightMark) === true;
  const [matches, matchesOnce] = await passwordGate.run(async () => [
    await verify(oneTime ? ofNobody : (passwordHash ?? ofNobody), typed),
    await verify(oneTime ? passwordHash : onceOfNobody, typed),
  ]);
  return passwordHash !== null && (oneTime ? matchesOnce : matches) === true;
}

let nobody: Promise<[string, string]> | undefined;

/** The same letters typed on another keyboard are the same password. */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/** No sign that is taken for another when it is read from paper. */
const clearSigns = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be used once: 20 signs in groups of five, 99 random bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => clearSigns[randomInt(clearSigns.length)]).join(''),
  ).join('-');
