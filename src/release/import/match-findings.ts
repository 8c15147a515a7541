import { finding, note, type Finding } from '../../import/finding.js';
import { shortName } from '../../local-government/local-government-type.js';
import { placeOf } from './flaw-findings.js';
import type { Identity } from './identity.js';
import type { Body } from './registry-index.js';

// What the matching of rows and registry has to say, apart from how it is done.

const remedy = {
  th: 'ใส่รหัสในคอลัมน์ dla_code หรือเพิ่มบรรทัดในไฟล์จับคู่ (--map)',
  en: 'Write the right code into the column dla_code, or a line into a mapping file (--map)',
};

const atCode = ({ file, sheet, line, cells: { code, name } }: Identity) =>
  placeOf({ file, sheet, line }, code ?? name);

const atName = ({ file, sheet, line, cells }: Identity) => placeOf({ file, sheet, line }, cells.name);

const name = (body: Pick<Body, 'type' | 'nameTh'>) => shortName(body.type, { th: body.nameTh, en: null });

/** ทต.เกาะขวาง อ.เมืองจันทบุรี (5220109) */
const describe = (body: Body) => `${name(body)} อ.${body.districtTh} (${body.code})`;

const list = (bodies: readonly Body[]) => bodies.map(describe).join(', ') || '–';

export function unknownCode(row: Identity, nearest: readonly Body[]): Finding {
  return finding(
    atCode(row),
    `ไม่มีรหัสนี้ในทะเบียนของปีนี้ ชื่อ ${name(row)} ใกล้เคียงกับ ${list(nearest)} ${remedy.th}`,
    `is no code that the registry has for this year. Nearest to ${name(row)}: ${list(nearest)}. ${remedy.en}.`,
  );
}

export function codeOfAnother(row: Identity, coded: Body, named: Body): Finding {
  return finding(
    atCode(row),
    `เป็นรหัสของ ${describe(coded)} แต่ชื่อ ประเภท และอำเภอเป็นของ ${describe(named)}`,
    `is the code of ${describe(coded)}, but name, type and district are those of ${describe(named)}.`,
  );
}

/** A row whose body is another today than it was in that year, or lies elsewhere: as in life, so only a note. */
export function calledOtherwise(row: Identity, body: Body): Finding {
  return note(
    atName(row),
    `ทะเบียนปัจจุบันคือ ${describe(body)} ใช้ชื่อและประเภท ${name(row)} ตามไฟล์สำหรับปีนี้`,
    `is ${describe(body)} in the registry today; this year's results keep ${name(row)}.`,
  );
}

/** A code that says one body, beside a name and type that the registry never knew of it. */
export function codeToConfirm(row: Identity, body: Body): Finding {
  return finding(
    atName(row),
    `รหัส ${body.code} เป็นของ ${describe(body)} ซึ่งทะเบียนไม่เคยมีชื่อและประเภท ${name(row)}: แก้รหัสหรือชื่อ ปรับปรุงทะเบียน หรือยืนยันด้วย --accept-changes`,
    `The code ${body.code} is that of ${describe(body)}, which the registry never knew as ${name(row)}: correct code or name, bring the registry up to date, or confirm all such with --accept-changes.`,
  );
}

export function codeOfAnotherProvince(row: Identity, body: Body): Finding {
  return finding(
    placeOf(row, row.cells.province ?? row.cells.name),
    `รหัส ${body.code} เป็นของ ${describe(body)} ในจังหวัดอื่น (รหัสจังหวัด ${body.provinceCode}): แก้รหัสหรือจังหวัด`,
    `The code ${body.code} is that of ${describe(body)}, in another province (of the code ${body.provinceCode}): correct the code or the province.`,
  );
}

export function ambiguous(row: Identity, candidates: readonly Body[]): Finding {
  return finding(
    atName(row),
    `ตรงกับมากกว่าหนึ่งแห่ง: ${list(candidates)} ${remedy.th}`,
    `may be any of ${list(candidates)}. ${remedy.en}.`,
  );
}

export function unknownName(row: Identity, nearest: readonly Body[]): Finding {
  const candidates = list(nearest);
  return finding(
    atName(row),
    `ไม่พบ ${name(row)} อ.${row.districtTh} ในทะเบียน ใกล้เคียง: ${candidates} ${remedy.th}`,
    `${name(row)} อ.${row.districtTh} is not in the registry. Nearest: ${candidates}. ${remedy.en}.`,
  );
}

export function changeToConfirm(row: Identity, body: Body): Finding {
  return finding(
    atName(row),
    `น่าจะเป็น ${describe(body)} ที่เปลี่ยนประเภทหรือชื่อ: ${remedy.th} หรือยืนยันด้วย --accept-changes`,
    `${name(row)} seems to be ${describe(body)}, its type or name changed. ${remedy.en}, or confirm all such with --accept-changes.`,
  );
}

export function changeAccepted(row: Identity, body: Body): Finding {
  return note(
    atName(row),
    `ถือเป็น ${describe(body)} ใช้ชื่อและประเภท ${name(row)} ตามไฟล์สำหรับปีนี้`,
    `is taken for ${describe(body)}; this year's results keep ${name(row)}.`,
  );
}

export function sameBody(row: Identity, body: Body, first: Identity): Finding {
  const [th, en] = first.file === row.file ? ['', ''] : [` ของไฟล์ ${first.file}`, ` of ${first.file}`];
  return finding(
    atName(row),
    `เป็นแห่งเดียวกับบรรทัด ${first.line}${th}: ${describe(body)}`,
    `is the same body as line ${first.line}${en}: ${describe(body)}.`,
  );
}

/** A row settled by the operator's mapping file. */
export function mapped(row: Identity, body: Body): Finding {
  return note(
    atName(row),
    `ถือเป็น ${describe(body)} ตามไฟล์จับคู่ ใช้ชื่อและประเภท ${name(row)} สำหรับปีนี้`,
    `is ${describe(body)} by the mapping file; this year's results keep ${name(row)}.`,
  );
}

/** A code that nobody has, in a row that says nothing else of its body. */
export function noSuchCode(row: Identity): Finding {
  return finding(
    atCode(row),
    'ไม่มีรหัสนี้ในทะเบียน',
    'is no code of the registry: correct it, or bring the registry up to date.',
  );
}
