import { warning, type Finding } from '../../import/finding.js';
import type { MarkedRow } from './assessment-inputs.js';
import type { Body } from './registry-index.js';

/** A province in two files of one import: halves of it, or an old file beside a new one; only a person can tell. */
export function findSeveral(
  rows: ReadonlyMap<Body, MarkedRow>,
  names: ReadonlyMap<string, string>,
): Finding[] {
  const files = new Map<string, Set<string>>();
  for (const [{ provinceCode }, { row }] of rows) {
    const known = files.get(provinceCode);
    if (known) known.add(row.file);
    else files.set(provinceCode, new Set([row.file]));
  }
  return [...files]
    .filter(([, of]) => of.size > 1)
    .map(([code, of]) => {
      const [name, list] = [names.get(code) ?? code, [...of].join(', ')];
      return warning(
        { value: name },
        `จังหวัด${name} อยู่ในหลายไฟล์ (${list}) และจะนำเข้าทั้งหมด: หากไฟล์หลังใช้แทนไฟล์แรก ให้นำเข้าทีหลังด้วย --into`,
        `${name} is in several files (${list}), and all are taken: where one is meant to replace another, import it afterwards with --into.`,
      );
    });
}
