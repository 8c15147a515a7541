import { hash, verify } from '@node-rs/argon2';
import { passwordGate } from '../limits/gate.js';

/** argon2id with the library's defaults: 19 MiB, two passes. */
export const hashPassword = (password: string): Promise<string> =>
  passwordGate.run(() => hash(normal(password)));

/** Whether the password is the one hashed. Without a hash it takes as long and is false. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody has this password');
  const known = passwordHash ?? (await nobody);
  const matches = await passwordGate.run(() => verify(known, normal(password)));
  return matches && passwordHash !== null;
}

let nobody: Promise<string> | undefined;

/** The same letters typed on another keyboard are the same password. */
const normal = (password: string): string => password.normalize('NFKC');
