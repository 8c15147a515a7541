import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { passwordGate } from '../limits/gate.js';

/** argon2id with the library's defaults: 19 MiB, two passes. */
export const hashPassword = (password: string): Promise<string> =>
  passwordGate.run(() => hash(normalPassword(password)));

/** Hashes many, as many at a time as there are cores; for a command, which serves nobody beside. */
export async function hashPasswords(
  passwords: readonly string[],
  onHashed: (done: number) => void,
): Promise<string[]> {
  const hashes = new Array<string>(passwords.length);
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    for (let nth = next++; nth < passwords.length; nth = next++) {
      hashes[nth] = await hash(normalPassword(passwords[nth] ?? ''));
      onHashed((done += 1));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return hashes;
}

/** Whether the password is the one hashed. Without a hash it takes as long and is false. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody has this password');
  const other = await nobody;
  const matches = await passwordGate.run(() => verify(passwordHash ?? other, normalPassword(password)));
  return matches && passwordHash !== null;
}

let nobody: Promise<string> | undefined;

/** The same letters typed on another keyboard are the same password. */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/** No sign that is taken for another when it is read from paper. */
const clearSigns = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to be used once: 20 signs in groups of five, 99 random bits. */
export const oneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => clearSigns[randomInt(clearSigns.length)]).join(''),
  ).join('-');
