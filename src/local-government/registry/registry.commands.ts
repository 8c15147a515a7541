import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { recordDeed } from '../../audit/record.queries.js';
import { demoNationRefuses } from '../../import/demo-nation.js';
import { inFileOrder, type Imported } from '../../import/finding.js';
import { commandLine } from '../../viewer/viewer.js';
import { checkRegistry, noteAbsent } from './registry-check.js';
import { readRegistry } from './registry-reader.js';
import {
  findDemoNation,
  findKnownBodies,
  findProvinceCodes,
  lockRegistry,
  recountBodies,
  upsertBodies,
} from './registry.queries.js';

export interface RegistryImport {
  /** Rows of the file. */
  readonly listed: number;
  /** Of these, bodies the database did not know. */
  readonly added: number;
}

/** Where a list comes from, for the audit. */
export interface RegistrySource {
  /** Without its folder. */
  readonly fileName: string;
  readonly importedBy: string;
}

/**
 * Takes the department's list of local governments into the registry: all of the file, or nothing and everything
 * that is wrong with it.
 * @param file the bytes of a CSV file with the columns dla_code, type, name_th, name_en, province_code and
 *   district_th, and perhaps dla_code8, area_km2 (km²), area_source and municipal_population_2021
 */
export function importRegistry(
  database: DataSource,
  file: Uint8Array,
  source?: RegistrySource,
): Promise<Imported<RegistryImport>> {
  const { rows, findings, notes } = readRegistry(file);
  return database.transaction(async (db): Promise<Imported<RegistryImport>> => {
    await lockRegistry(db);
    if (await findDemoNation(db)) return { ok: false, findings: [demoNationRefuses], notes: [] };
    const known = await findKnownBodies(db);
    // A row that cannot be read may be the known body that seems to be missing: compared only when all can.
    const against = findings.length > 0 ? [] : known;
    const all = [...findings, ...checkRegistry(rows, new Set(await findProvinceCodes(db)), against)];
    if (all.length > 0) return { ok: false, findings: inFileOrder(all), notes };
    await upsertBodies(db, rows);
    await recountBodies(db);
    const codes = new Set(known.map((body) => body.code));
    const added = rows.filter((row) => !codes.has(row.code)).length;
    await recordDeed(db, {
      ...{ action: 'IMPORT_REGISTRY', actor: source?.importedBy ?? null, origin: commandLine },
      ...{ before: { bodies: known.length }, after: { listed: rows.length, added } },
      file: { name: source?.fileName ?? null, sha256: createHash('sha256').update(file).digest('hex') },
    });
    return { ok: true, listed: rows.length, added, notes: [...notes, ...noteAbsent(rows, known)] };
  });
}
