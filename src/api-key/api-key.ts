import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const prefix = 'lpa_';
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const secretLength = 30;
const checksumLength = 6;

/** A new key: 178 random bits, and a checksum by which programs that look for lost secrets know it for one. */
export function makeApiKey(): string {
  const secret = Array.from({ length: secretLength }, () => signs[randomInt(signs.length)]).join('');
  return `${prefix}${secret}${checksumOf(secret)}`;
}

/** Whether a text is made like a key of ours; one that was mistyped is not. */
export function isApiKey(text: string): boolean {
  const [, secret, checksum] = /^lpa_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(text) ?? [];
  return secret !== undefined && checksum === checksumOf(secret);
}

/** The CRC-32 of the secret in base 62. */
function checksumOf(secret: string): string {
  let left = crc32(secret);
  let text = '';
  for (; left > 0; left = Math.floor(left / signs.length)) text = `${signs[left % signs.length]}${text}`;
  return text.padStart(checksumLength, '0');
}
