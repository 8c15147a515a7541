import { basename } from 'node:path';
import type { ExamineInput } from '../release/import/examine.js';
import type { SourceFile } from '../release/import/open-files.js';
import { readInput, readSource } from './input-file.js';
import { nameFiles } from './name-files.js';
import { operator } from './operator.js';
import { yearOf } from './release-options.js';
import { UsageError, type Command, type Typed } from './usage.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** What both a check and an import may be told. */
export const resultsOptions: Command['options'] = {
  ...{ year: text, into: text, map: text, move: text, report: text },
  ...{ 'accept-changes': flag, json: flag },
};

export const keyHelp =
  '--key          of your own choice: the same deed under it again gets the same answer, and nothing is done twice';

export const layoutsHelp = `\
Read are, whatever the file is called: the department's own export; a local government a row with dla_code (may be
empty), type, name_th, district_th, d1_full, d1_score and so on for each dimension of the year, total_full,
total_score, total_pct; or an indicator a row with dla_code, indicator (as in 1.3), full, score.`;

export const resultsHelp = `\
--year            in the Buddhist Era (2568) or the Common Era (2025)
--into            the number of a draft of that year: the provinces of the files are replaced in it
--map             a CSV file of name_th, type, district_th, province_th, dla_code: whom rows without a known code mean
--accept-changes  rows that fit a local government only by another type or a part of its name are meant for it;
                  so are rows whose code is that of one never so called
--move            by how many points a province's mean may move from what is public without a warning; 10 by default
--report          writes what was found as CSV, and beside it each file with a column of reasons
--json            for programs`;

export const textOf = (values: Typed['values'], name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' ? value : null;
};

function draftOf({ into }: Typed['values']): number | undefined {
  if (into === undefined) return undefined;
  if (typeof into !== 'string' || !/^[1-9]\d{0,3}$/.test(into))
    throw new UsageError(`--into ${String(into)} is no number of a draft: give one as in --into 2.`);
  return Number(into);
}

function moveOf({ move }: Typed['values']): number | undefined {
  if (move === undefined) return undefined;
  if (typeof move !== 'string' || !/^\d{1,3}(\.\d{1,2})?$/.test(move))
    throw new UsageError(`--move ${String(move)} is no number of points: give one as in --move 15.`);
  return Number(move);
}

/** The files that were named, and how they are to be read; before the database is opened. */
export async function readResults({
  positionals: paths,
  values,
}: Typed): Promise<ExamineInput & { readonly files: readonly SourceFile[] }> {
  const year = yearOf(values);
  const into = draftOf(values);
  const largestMove = moveOf(values);
  const files: SourceFile[] = [];
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined) throw new UsageError(`${twice} is named twice.`);
  for (const [at, name] of nameFiles(paths).entries()) files.push(await readSource(name, paths[at] ?? name));
  const map = textOf(values, 'map');
  return {
    ...{
      files,
      year,
      into,
      largestMove,
      note: textOf(values, 'note'),
      createdBy: operator().viewer.username,
    },
    mapping: map === null ? undefined : { name: basename(map), bytes: await readInput(map) },
    acceptChanges: values['accept-changes'] === true,
  };
}
