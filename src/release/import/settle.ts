import type { Finding } from '../../import/finding.js';
import { isEmpty } from '../../import/numbers.js';
import { typeInName } from '../../local-government/type-words.js';
import type { MarkedRow } from './assessment-inputs.js';
import { readIdentity, type Identity, type ProvinceCodes } from './identity.js';
import type { BodyMarks } from './indicator-marks.js';
import type { IndicatorMarks } from './marks-of-body.js';
import { checkFileName } from './layout/year-check.js';
import type { YearOfResults } from './layout/table.js';
import type { Mapping } from './mapping-file.js';
import * as say from './match-findings.js';
import { checkMarks, type DimensionMarks } from './marks-check.js';
import { matchRows } from './matcher.js';
import type { OpenedFile } from './open-files.js';
import type { Body, RegistryIndex } from './registry-index.js';
import type { Cell, Named, ResultRow } from './results-file.js';

export interface Settling {
  readonly files: readonly OpenedFile[];
  readonly year: YearOfResults;
  readonly registry: RegistryIndex;
  readonly provinces: ProvinceCodes;
  readonly mapping: Mapping | undefined;
  readonly acceptChanges: boolean;
}

export interface Settled {
  readonly rows: ReadonlyMap<Body, MarkedRow>;
  readonly findings: readonly Finding[];
}

/** What a row is worth, while nobody knows yet whose it is. */
interface Marks {
  readonly marks: readonly DimensionMarks[];
  readonly indicators: Iterable<IndicatorMarks>;
}

/** Reads and checks every row of every file and finds its body. */
export function settle({ files, year, registry, provinces, mapping, acceptChanges }: Settling): Settled {
  const findings: Finding[] = [];
  const marks = new Map<Identity, Marks>();
  for (const file of files) {
    if (file.refused) {
      findings.push(file.refused);
      continue;
    }
    checkFileName(file.name, year.framework.year, findings);
    const read = file.read(year);
    findings.push(...read.findings);
    for (const row of read.rows) takeRow(row);
    for (const body of read.bodies) takeBody(body);
  }
  const matched = matchRows([...marks.keys()], registry, { acceptChanges, mapping });
  const rows = new Map(
    [...matched.bodies].map(([row, body]) => [
      body,
      { row, ...(marks.get(row) ?? { marks: [], indicators: [] }) },
    ]),
  );
  return {
    rows,
    findings: [
      ...findings,
      ...matched.findings,
      ...matched.notes,
      ...(mapping?.findings ?? []),
      ...(mapping?.unused() ?? []),
    ],
  };

  function takeRow(row: ResultRow): void {
    const identity = readIdentity(row, provinces, findings);
    const checked = checkMarks(row, year.framework, findings);
    if (identity) marks.set(identity, { marks: checked ?? [], indicators: [] });
  }

  /** Who is told by a code alone, or by no more than a name beside it, is else what the registry says. */
  function takeBody({ file, sheet, line, code, cell, named, dimensions, indicators }: BodyMarks): void {
    const body = registry.withCode(code);
    const given = named && (body ? completed(named, body) : named);
    if (given && (code === '' || !isEmpty(given.type.text))) {
      const identity = readIdentity(given, provinces, findings);
      if (identity) marks.set(identity, { marks: dimensions, indicators });
      return;
    }
    const { type, nameTh, districtTh } = body ?? { type: 'SAO', nameTh: '', districtTh: '' };
    const identity: Identity = {
      ...{ file, sheet, line, code, type, nameTh, districtTh },
      provinceCode: body?.provinceCode ?? null,
      cells: { code: cell, name: cell, province: null },
    };
    if (body) marks.set(identity, { marks: dimensions, indicators });
    else findings.push(say.noSuchCode(identity));
  }
}

/** A type that the row does not say is that of its name, or else the registry's. */
function completed(named: Named, body: Body): Named {
  const filled = (cell: Cell, text: string): Cell => (isEmpty(cell.text) ? { ...cell, text } : cell);
  return {
    ...named,
    type: filled(named.type, typeInName(named.name.text) ?? body.type),
    name: filled(named.name, body.nameTh),
  };
}
