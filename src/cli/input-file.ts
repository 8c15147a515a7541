import { readFile, stat } from 'node:fs/promises';
import { StartUpError } from '../errors.js';
import { limits } from '../import/limits.js';
import { tooLargeFile } from '../import/read-sheets.js';
import { codeOf } from './usage.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read it',
  EISDIR: 'it is a folder',
};

/** A file that was named on the command line. Its size is looked at first: what is too large is never read. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limits.fileBytes) throw new StartUpError(`${path}: ${tooLargeFile(size).en}`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof StartUpError) throw error;
    const code = codeOf(error);
    throw new StartUpError(
      `The file ${path} cannot be read: ${reasons[code ?? ''] ?? code ?? String(error)}.`,
    );
  }
}
