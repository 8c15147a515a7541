import { createHash } from 'node:crypto';

/** What is kept of a random secret: it has too many bits to be guessed, so a fast hash will do. */
export const hashOfSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
