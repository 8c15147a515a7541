import { checkHeader, readCsv } from '../../import/csv.js';
import { inFileOrder, note, type Finding } from '../../import/finding.js';
import { isEmpty, parseCode } from '../../import/numbers.js';
import { comparable } from '../../local-government/thai-text.js';
import { bareDistrict, bareName, parseType } from '../../local-government/type-words.js';
import type { Identity, ProvinceCodes } from './identity.js';
import type { Body, RegistryIndex } from './registry-index.js';
import { tidyName } from './tidy-name.js';

const columns = ['name_th', 'type', 'district_th', 'province_th', 'dla_code'];

interface Line {
  readonly line: number;
  /** Name, type, district and province as they are compared; the last two may be empty and then fit any. */
  readonly key: readonly [name: string, district: string, province: string];
  readonly body: Body;
}

/** What an operator has settled: rows of these names are those bodies. */
export class Mapping {
  readonly #used = new Set<Line>();

  constructor(
    readonly file: string,
    readonly lines: readonly Line[],
    readonly findings: readonly Finding[],
  ) {}

  find(row: Identity): Body | null {
    const name = keyOfName(row);
    const district = comparable(row.districtTh);
    const found = this.lines.filter(
      ({ key }) =>
        key[0] === name &&
        (key[1] === '' || key[1] === district) &&
        (key[2] === '' || row.provinceCode === null || key[2] === row.provinceCode),
    );
    for (const line of found) this.#used.add(line);
    const bodies = new Set(found.map(({ body }) => body));
    return bodies.size === 1 ? (found[0]?.body ?? null) : null;
  }

  /** Lines that no row needed: perhaps misspelt, perhaps of another file. */
  unused(): Finding[] {
    return this.lines
      .filter((line) => !this.#used.has(line))
      .map(({ line }) =>
        note(
          { file: this.file, line },
          'บรรทัดนี้ของไฟล์จับคู่ไม่ตรงกับแถวใด',
          'is a line of the mapping file that no row needed.',
        ),
      );
  }
}

const keyOfName = ({ type, nameTh }: Pick<Identity, 'type' | 'nameTh'>) => `${type} ${comparable(nameTh)}`;

/** Reads a mapping file: name, type, district and province as the results write them, and the code they mean. */
export function readMapping(
  { name: file, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  registry: RegistryIndex,
  provinces: ProvinceCodes,
): Mapping {
  const table = readCsv(bytes);
  const findings: Finding[] = table.findings.map((each) => ({ ...each, file }));
  const header = table.columns.length > 0 ? checkHeader(table.columns, columns, { file, line: 1 }) : [];
  if (header.length > 0) return new Mapping(file, [], [...findings, ...header]);
  const lines: Line[] = [];
  for (const { line, cells } of table.rows) {
    const cell = (column: string) => cells[column] ?? '';
    const wrong = (column: string, th: string, en: string) =>
      findings.push(note({ file, line, column, value: cell(column) }, th, en));
    const type = parseType(cell('type'));
    const code = parseCode(cell('dla_code'));
    const body = code === null ? undefined : registry.withCode(code);
    const province = isEmpty(cell('province_th'))
      ? ''
      : provinces.get(comparable(cell('province_th').replace(/^(จังหวัด|จ\.)\s*/, '')));
    if (type === null) wrong('type', 'ไม่มีประเภทนี้', 'is no type of local government.');
    if (isEmpty(cell('name_th'))) wrong('name_th', 'ไม่มีชื่อ', 'is empty.');
    if (!body) wrong('dla_code', 'ไม่มีรหัสนี้ในทะเบียน', 'is no code of the registry.');
    if (province === undefined) wrong('province_th', 'ไม่มีจังหวัดนี้', 'is no province.');
    if (type === null || !body || province === undefined || isEmpty(cell('name_th'))) continue;
    const name = keyOfName({ type, nameTh: bareName(type, tidyName(type, cell('name_th'))) });
    const district = isEmpty(cell('district_th')) ? '' : comparable(bareDistrict(cell('district_th')));
    lines.push({ line, key: [name, district, province], body });
  }
  return new Mapping(file, lines, inFileOrder(findings));
}
