import type { EntityManager } from 'typeorm';
import { recordDeed } from '../../audit/record.queries.js';
import type { Finding } from '../../import/finding.js';
import { commandLine } from '../../viewer/viewer.js';
import { shown, subjectOf } from '../release.commands.js';
import type { ReleaseRow } from '../release.row.js';
import { countDraftRows } from './draft-rows.queries.js';
import { sha256Of, type OpenedFile, type SourceFile } from './open-files.js';

/** Warnings that were accepted are kept by their words, up to so many. */
const MOST = 200;

/** How an import was done, beside its files. */
export interface How {
  readonly acceptChanges: boolean;
  /** The warnings that were there, all of them accepted. */
  readonly accepted: readonly Finding[];
  readonly mapping: SourceFile | undefined;
}

/** A release as the audit tells of it: with what stands in it. */
export const filled = async (db: EntityManager, release: ReleaseRow): Promise<object> => ({
  ...shown(release),
  ...(await countDraftRows(db, release.id)),
});

export interface ImportRecord {
  readonly release: ReleaseRow;
  /** Null where the draft is new. */
  readonly before: object | null;
  readonly source: { readonly sourceFile: string; readonly sourceSha256: string };
  /** None where the draft was only opened. */
  readonly files: readonly Pick<OpenedFile, 'name' | 'sha256'>[];
  /** How many local governments were written, and the codes of the provinces that have a result among them. */
  readonly written: number;
  readonly provinces: readonly string[];
  readonly how: How | null;
  readonly createdBy: string;
  readonly origin: string | undefined;
}

/** Keeps that files came into a draft. In the transaction that wrote their rows, after the last of them. */
export async function recordImport(db: EntityManager, record: ImportRecord): Promise<void> {
  const { release, before, source, files, written, provinces, how } = record;
  await recordDeed(db, {
    ...{ action: files.length === 0 ? 'CREATE_RELEASE' : 'IMPORT_RESULTS', actor: record.createdBy },
    ...{ origin: record.origin ?? commandLine, subject: subjectOf(release) },
    ...(before && { before }),
    after: { ...(await filled(db, release)), written, provinces },
    ...(files.length > 0 && {
      file: { name: source.sourceFile, sha256: source.sourceSha256 },
      details: {
        files: [...files.map(({ name, sha256 }) => ({ name, sha256 })), ...mappingOf(how)],
        acceptChanges: how?.acceptChanges ?? false,
        acceptedCount: how?.accepted.length ?? 0,
        accepted: how?.accepted.slice(0, MOST).map(({ file, sheet, line, column, value, en }) => ({
          ...{ file, sheet, line, column, value, en },
        })),
      },
    }),
  });
}

const mappingOf = (how: How | null) =>
  how?.mapping
    ? [
        {
          name: how.mapping.name,
          sha256: sha256Of(how.mapping.bytes),
          use: 'mapping',
        },
      ]
    : [];
