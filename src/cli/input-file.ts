import { readFile, stat } from 'node:fs/promises';
import { StartUpError } from '../errors.js';
import { limits } from '../import/limits.js';
import { tooLargeFile } from '../import/read-sheets.js';
import type { SourceFile } from '../release/import/open-files.js';
import { codeOf } from './usage.js';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read it',
  EISDIR: 'it is a folder',
};

/** A file that was named on the command line, as an import takes it: one that is too large is refused among the others. */
export async function readSource(name: string, path: string): Promise<SourceFile> {
  const size = await sizeOf(path);
  if (size > limits.fileBytes) return { name, bytes: new Uint8Array(), refused: tooLargeFile(size) };
  return { name, bytes: await readInput(path) };
}

/** A file that was named on the command line. Its size is looked at first: what is too large is never read. */
export async function readInput(path: string): Promise<Uint8Array> {
  const size = await sizeOf(path);
  if (size > limits.fileBytes) throw new StartUpError(`${path}: ${tooLargeFile(size).en}`);
  return orExplained(path, readFile(path));
}

const sizeOf = async (path: string): Promise<number> => (await orExplained(path, stat(path))).size;

async function orExplained<T>(path: string, read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const code = codeOf(error);
    throw new StartUpError(
      `The file ${path} cannot be read: ${reasons[code ?? ''] ?? code ?? String(error)}.`,
    );
  }
}
