import type { Finding } from '../../import/finding.js';
import { RegistryIndex } from '../../release/import/registry-index.js';
import { comparable } from '../thai-text.js';
import type { KnownBody } from './registry-change.js';
import * as say from './registry-findings.js';
import type { RegistryRow } from './registry-reader.js';

/** The bodies of the registry, by what a list may call them. */
export class KnownBodies {
  readonly #byCode: ReadonlyMap<string, KnownBody>;
  readonly #byFormerCode: ReadonlyMap<string, KnownBody>;
  readonly #byName = new Map<string, KnownBody[]>();
  #index: RegistryIndex | undefined;

  constructor(readonly all: readonly KnownBody[]) {
    this.#byCode = new Map(all.map((body) => [body.code, body]));
    this.#byFormerCode = new Map(all.flatMap((body) => body.formerCodes.map((code) => [code, body])));
    for (const body of all)
      this.#byName.set(placeName(body), [...(this.#byName.get(placeName(body)) ?? []), body]);
  }

  withCode = (code: string): KnownBody | undefined => this.#byCode.get(code);

  withFormerCode = (code: string): KnownBody | undefined => this.#byFormerCode.get(code);

  /** Of the same name and district, whatever their type. */
  namedAs = (row: RegistryRow): readonly KnownBody[] => this.#byName.get(placeName(row)) ?? [];

  /** Whose names come nearest, in the row's province. */
  nearest(row: RegistryRow): KnownBody[] {
    this.#index ??= new RegistryIndex(this.all);
    const found = this.#index.nearest(row, new Set([row.provinceCode]));
    return found.map(({ code }) => this.#byCode.get(code)).filter((body) => body !== undefined);
  }
}

const placeName = ({ provinceCode, districtTh, nameTh }: KnownBody | RegistryRow): string =>
  [provinceCode, comparable(districtTh), comparable(nameTh)].join(' ');

export interface MatchedRows {
  /** The body of each row, null for one that is new; a row that is refused is not there. */
  readonly bodies: ReadonlyMap<RegistryRow, KnownBody | null>;
  /** Bodies that the list leaves out. */
  readonly absent: readonly KnownBody[];
  readonly findings: readonly Finding[];
}

/**
 * Finds the body of each row: by its previous code where it gives one, else by its code.
 * @param complete whether every row of the file could be read; one that could not may be the body that seems to be missing
 */
export function matchRegistry(
  rows: readonly RegistryRow[],
  known: KnownBodies,
  complete: boolean,
): MatchedRows {
  const findings: Finding[] = [];
  const lines = new Map(rows.map((row) => [row.code, row.line]));
  const claimed = claimedBy(rows, known);
  const bodies = new Map<RegistryRow, KnownBody | null>();
  for (const row of rows) {
    const found = row.previousCode !== null && row.previousCode !== row.code ? moved(row) : listed(row);
    if (found === null || 'id' in found) bodies.set(row, found);
    else findings.push(found);
  }
  return { bodies, absent: known.all.filter((body) => !claimed.has(body)), findings };

  function moved(row: RegistryRow): KnownBody | Finding {
    const previous = row.previousCode ?? '';
    const here = known.withCode(row.code);
    // Taken in before: the same file may be imported again.
    if (here?.formerCodes.includes(previous)) return here;
    const body = known.withCode(previous);
    if (here) return say.codeTaken(row, here);
    if (!body) return say.noSuchPrevious(row, known.nearest(row));
    if (body.provinceCode !== row.provinceCode) return say.otherProvince(row, body);
    const other = lines.get(previous) ?? rows.find((each) => each.previousCode === previous)?.line;
    return other === undefined || other === row.line ? body : say.previousTwice(row, other);
  }

  function listed(row: RegistryRow): KnownBody | Finding | null {
    const body = known.withCode(row.code);
    if (body) return body;
    const former = known.withFormerCode(row.code);
    if (former) return say.formerCode(row, former);
    if (row.status === 'NEW' || !complete) return null;
    const alike = known
      .namedAs(row)
      .filter((each) => each.closedOn === null && (claimed.get(each) ?? 'ENDS') === 'ENDS');
    return alike.length > 0 ? say.seemsToBe(row, alike) : null;
  }
}

/** The bodies that the list names, and whether it lets them go on or end without a successor. */
function claimedBy(
  rows: readonly RegistryRow[],
  known: KnownBodies,
): ReadonlyMap<KnownBody, 'STAYS' | 'ENDS'> {
  const claimed = new Map<KnownBody, 'STAYS' | 'ENDS'>();
  for (const row of rows)
    for (const code of [row.code, row.previousCode]) {
      const body = code === null ? undefined : known.withCode(code);
      if (body) claimed.set(body, row.status === 'CLOSED' && row.mergedInto === null ? 'ENDS' : 'STAYS');
    }
  return claimed;
}
