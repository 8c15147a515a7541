import type { EntityManager } from 'typeorm';
import { copyRows } from '../../src/database/copy.js';
import type { Body } from './body.js';
import { fingerprintOfBodies } from './fingerprint.js';

type Identity = Pick<Body, 'code' | 'type' | 'nameTh' | 'nameEn' | 'districtTh'>;

/** A step of a body's history: what changed, and what it was and became. */
export interface Step {
  readonly kind: 'LISTED' | 'TYPE_CHANGED' | 'RENAMED';
  /** Null where the demo does not say since when it exists. */
  readonly effectiveOn: string | null;
  readonly before: Identity | null;
  readonly after: Identity;
}

/** When the demo's registry learned of everything; the same on every day. */
const RECORDED_AT = '2018-09-03T09:00:00+07:00';

/** What became of a body: it was listed; and where it was upgraded, on 1 October before the year's assessment. */
export function historyOf(body: Body): Step[] {
  const { code, districtTh, former } = body;
  const identity = ({ type, nameTh, nameEn }: Omit<Identity, 'code' | 'districtTh'>): Identity => ({
    ...{ code, type, nameTh, nameEn, districtTh },
  });
  const today = identity(body);
  if (former === null) return [{ kind: 'LISTED', effectiveOn: null, before: null, after: today }];
  const first = identity(former);
  const upgraded = { ...first, type: body.type };
  // The assessment of a year is about the fiscal year before it, which begins on 1 October two years before.
  const effectiveOn = `${former.changedIn - 545}-10-01`;
  return [
    { kind: 'LISTED', effectiveOn: null, before: null, after: first },
    { kind: 'TYPE_CHANGED', effectiveOn, before: first, after: upgraded },
    ...(former.nameTh === body.nameTh
      ? []
      : [{ kind: 'RENAMED' as const, effectiveOn, before: upgraded, after: today }]),
  ];
}

/** Writes the histories, whose source is the demo itself. */
export async function insertHistory(
  db: EntityManager,
  bodies: readonly Body[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const sha256 = fingerprintOfBodies(bodies);
  const columns = (identity: Identity | null) =>
    identity === null
      ? [null, null, null, null, null]
      : [identity.code, identity.type, identity.nameTh, identity.nameEn, identity.districtTh];
  await copyRows(
    db,
    `local_government_change (local_government_id, province_code, kind, effective_on,
      before_code, before_type, before_name_th, before_name_en, before_district_th,
      after_code, after_type, after_name_th, after_name_en, after_district_th,
      source_file, source_sha256, imported_by, recorded_at)`,
    bodies.flatMap((body) =>
      historyOf(body).map(({ kind, effectiveOn, before, after }) => [
        ...[ids.get(body.code) ?? null, body.provinceCode, kind, effectiveOn],
        ...[...columns(before), ...columns(after), 'demo', sha256, 'admin', RECORDED_AT],
      ]),
    ),
  );
}
