import { StartUpError } from '../../errors.js';

const elsewhere = 'or set DATABASE_URL to a PostgreSQL server';

const known: readonly (readonly [RegExp, (directory: string) => string])[] = [
  [
    /ENOSPC|EDQUOT|No space left on device|Check free disk space|Disk quota exceeded/,
    (directory) => `The disk that holds ${directory} is full: make room there, ${elsewhere}.`,
  ],
  [
    /EROFS|Read-only file system/,
    (directory) =>
      `${directory} is on a read-only disk: set DATA_DIRECTORY to a folder that can be written, ${elsewhere}.`,
  ],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted/i,
    (directory) =>
      `This account may not write in ${directory}: make the folder its own, set DATA_DIRECTORY to another, ${elsewhere}.`,
  ],
  [/ENOTDIR|EEXIST/, (directory) => `${directory} is not a folder: set DATA_DIRECTORY to one, ${elsewhere}.`],
];

/** What an error of the file system, or what a program said of it, means to who started us. */
export function explain(cause: unknown, directory: string): StartUpError {
  if (cause instanceof StartUpError) return cause;
  const text = cause instanceof Error ? cause.message : String(cause);
  const meaning = known.find(([pattern]) => pattern.test(text))?.[1];
  return new StartUpError(
    meaning?.(directory) ??
      `The embedded PostgreSQL in ${directory} did not start (${gist(text)}): mend that, ${elsewhere}.`,
    { cause },
  );
}

/** The line that says most of a log: its first complaint, or else its last line. */
function gist(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const complaint = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim() ?? 'it said nothing';
}
