import type { Finding } from '../../import/finding.js';
import type { Identity } from './identity.js';
import * as say from './match-findings.js';
import type { Mapping } from './mapping-file.js';
import type { Body, RegistryIndex } from './registry-index.js';

export interface Matched {
  /** The body of each row that has one. */
  readonly bodies: ReadonlyMap<Identity, Body>;
  readonly findings: readonly Finding[];
  readonly notes: readonly Finding[];
}

/** To compare a name with all of the registry takes a few milliseconds: a file of strangers gets no candidates for all. */
const MOST_SUGGESTIONS = 200;

/**
 * Finds the body of each row: by its code, or else by name, type and district, as they are or were in the year of the
 * results. A row that fits only a body of another type or of a longer or shorter name, or whose code is that of a body
 * which never was so called, is never taken for it in silence: it is refused, or noted where the caller has confirmed
 * such changes.
 */
export function matchRows(
  rows: readonly Identity[],
  registry: RegistryIndex,
  options: { readonly acceptChanges: boolean; readonly mapping?: Mapping | undefined },
): Matched {
  const findings: Finding[] = [];
  const notes: Finding[] = [];
  const bodies = new Map<Identity, Body>();
  const provincesByFile = provincesOf(rows, registry);
  const provincesFor = ({ file }: Identity) => provincesByFile.get(file) ?? new Set<string>();

  for (const row of rows.filter(({ code }) => code !== null)) matchByCode(row);
  const open = rows.filter((row) => row.code === null && !matchByMapping(row) && !matchByName(row));
  const taken = new Set(bodies.values());
  for (const row of open) matchChanged(row);
  return { bodies, findings: [...findings, ...findTwice(rows, bodies)], notes };

  function matchByCode(row: Identity): void {
    const body = registry.withCode(row.code ?? '');
    if (!body) {
      if (!matchByMapping(row)) findings.push(say.unknownCode(row, suggest(row)));
      return;
    }
    if (row.provinceCode !== null && row.provinceCode !== body.provinceCode)
      return void findings.push(say.codeOfAnotherProvince(row, body));
    const [named, ...more] = registry.matching(row);
    if (named && more.length === 0 && named !== body)
      return void findings.push(say.codeOfAnother(row, body, named));
    take(row, body);
    if (registry.knows(body, row)) return;
    if (options.acceptChanges) notes.push(say.changeAccepted(row, body));
    else findings.push(say.codeToConfirm(row, body));
  }

  /** The body of a row whose name it bears, or bore. */
  function take(row: Identity, body: Body): void {
    bodies.set(row, body);
    if (registry.knows(body, row) && !registry.isToday(body, row)) notes.push(say.calledOtherwise(row, body));
  }

  function matchByMapping(row: Identity): boolean {
    const body = options.mapping?.find(row);
    if (!body) return false;
    bodies.set(row, body);
    notes.push(say.mapped(row, body));
    return true;
  }

  /** False where nothing has that name. */
  function matchByName(row: Identity): boolean {
    const candidates = within(row, registry.matching(row));
    const [body, ...more] = candidates;
    if (!body) return false;
    if (more.length > 0) findings.push(say.ambiguous(row, candidates));
    else take(row, body);
    return true;
  }

  function matchChanged(row: Identity): void {
    const candidates = within(row, registry.changed(row)).filter((body) => !taken.has(body));
    const [body, ...more] = candidates;
    if (!body) return void findings.push(say.unknownName(row, suggest(row)));
    if (more.length > 0) return void findings.push(say.ambiguous(row, candidates));
    bodies.set(row, body);
    if (options.acceptChanges) notes.push(say.changeAccepted(row, body));
    else findings.push(say.changeToConfirm(row, body));
  }

  /** Of several, those in the row's own province, or else in those the file is about. */
  function within(row: Identity, candidates: readonly Body[]): readonly Body[] {
    if (row.provinceCode !== null) return candidates.filter((body) => body.provinceCode === row.provinceCode);
    const near = candidates.filter((body) => provincesFor(row).has(body.provinceCode));
    return near.length > 0 ? near : candidates;
  }

  function suggest(row: Identity): Body[] {
    if (findings.length >= MOST_SUGGESTIONS) return [];
    return registry.nearest(row, row.provinceCode === null ? provincesFor(row) : new Set([row.provinceCode]));
  }
}

/** The provinces that each file names, by a column or in its codes. */
function provincesOf(
  rows: readonly Identity[],
  registry: RegistryIndex,
): ReadonlyMap<string, ReadonlySet<string>> {
  const provinces = new Map<string, Set<string>>();
  for (const row of rows) {
    const code = row.provinceCode ?? registry.withCode(row.code ?? '')?.provinceCode;
    const known = provinces.get(row.file);
    if (code === undefined) continue;
    if (known) known.add(code);
    else provinces.set(row.file, new Set([code]));
  }
  return provinces;
}

function findTwice(rows: readonly Identity[], bodies: ReadonlyMap<Identity, Body>): Finding[] {
  const first = new Map<Body, Identity>();
  const findings: Finding[] = [];
  for (const row of rows) {
    const body = bodies.get(row);
    const earlier = body && first.get(body);
    if (body && earlier) findings.push(say.sameBody(row, body, earlier));
    else if (body) first.set(body, row);
  }
  return findings;
}
