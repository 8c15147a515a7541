import { finding, note, warning, type Finding } from '../../import/finding.js';
import { shortName } from '../local-government-type.js';
import type { KnownBody } from './registry-change.js';
import type { RegistryRow } from './registry-reader.js';

// What the comparison of a list with the registry has to say, apart from how it is done.

type Named = Pick<KnownBody, 'code' | 'type' | 'nameTh' | 'districtTh'>;

/** ทต.เกาะขวาง อ.เมืองจันทบุรี (5220109) */
export const describeBody = ({ code, type, nameTh, districtTh }: Named): string =>
  `${shortName(type, { th: nameTh, en: null })} อ.${districtTh} (${code})`;

const list = (bodies: readonly Named[]) => bodies.map(describeBody).join(', ') || '–';

const at = ({ line }: RegistryRow, column: string, value: string | null) => ({
  ...{ line, column },
  ...(value === null ? {} : { value }),
});

const atPrevious = (row: RegistryRow) => at(row, 'previous_dla_code', row.previousCode);
const atCode = (row: RegistryRow) => at(row, 'dla_code', row.code);
const atDate = (row: RegistryRow) => at(row, 'effective_date', row.effectiveOn);
const atMerged = (row: RegistryRow) => at(row, 'merged_into', row.mergedInto);
const atStatus = (row: RegistryRow) => at(row, 'status', row.status);

export const noSuchPrevious = (row: RegistryRow, nearest: readonly KnownBody[]): Finding =>
  finding(
    atPrevious(row),
    `ไม่มีรหัสนี้ในทะเบียน ใกล้เคียง: ${list(nearest)}`,
    `is no code of the registry. Nearest to ${describeBody(row)}: ${list(nearest)}.`,
  );

export const previousTwice = (row: RegistryRow, line: number): Finding =>
  finding(
    atPrevious(row),
    `บรรทัด ${line} ใช้รหัสเดิมนี้ด้วย แห่งหนึ่งมีได้บรรทัดเดียว`,
    `is the code of the body on line ${line} as well: a body has one line.`,
  );

export const codeTaken = (row: RegistryRow, body: KnownBody): Finding =>
  finding(
    atCode(row),
    `เป็นรหัสของ ${describeBody(body)} อยู่แล้ว จึงเป็นรหัสใหม่ของ ${row.previousCode} ไม่ได้`,
    `is the code of ${describeBody(body)} already, so it cannot be the new code of ${row.previousCode}.`,
  );

export const otherProvince = (row: RegistryRow, body: KnownBody): Finding =>
  finding(
    atPrevious(row),
    `เป็นรหัสของ ${describeBody(body)} ในจังหวัดอื่น (${body.provinceCode}) แห่งหนึ่งย้ายจังหวัดไม่ได้`,
    `is the code of ${describeBody(body)}, of province ${body.provinceCode}: a body does not change its province.`,
  );

export const formerCode = (row: RegistryRow, body: KnownBody): Finding =>
  finding(
    atCode(row),
    `เป็นรหัสเดิมของ ${describeBody(body)} รายการนี้เก่ากว่าทะเบียน หรือรหัสผิด`,
    `is a former code of ${describeBody(body)}: the list is older than the registry, or the code is wrong.`,
  );

/** A new code for what looks like a body that the list leaves out: asked, never guessed. */
export const seemsToBe = (row: RegistryRow, bodies: readonly KnownBody[]): Finding =>
  finding(
    at(row, 'name_th', row.nameTh),
    `ชื่อและอำเภอตรงกับ ${list(bodies)} ซึ่งไม่อยู่ในไฟล์หรือยุบเลิกในไฟล์ ถ้าเป็นแห่งเดียวกันให้ใส่รหัสเดิมใน previous_dla_code ถ้าเป็นแห่งใหม่ให้ใส่ new ใน status`,
    `has name and district of ${list(bodies)}, which the file does not list or closes. If it is the same body, write ` +
      `its code into previous_dla_code; if it is another one, write new into status.`,
  );

export const nameTaken = (row: RegistryRow, body: KnownBody): Finding =>
  finding(
    at(row, 'name_th', row.nameTh),
    `ฐานข้อมูลมีชื่อนี้ในประเภทและอำเภอเดียวกันแล้ว: ${describeBody(body)} ซึ่งไม่อยู่ในไฟล์`,
    `is in the database already, same type and district: ${describeBody(body)}, which the file does not list.`,
  );

export const noDate = (row: RegistryRow): Finding =>
  finding(
    atDate(row),
    'มีการเปลี่ยนแปลงแต่ไม่มีวันที่มีผล ใส่ในคอลัมน์นี้ หรือ --effective วันที่ สำหรับทั้งไฟล์',
    'is empty, and the row changes its body: write since when, or give --effective DATE for the whole file.',
  );

export const dateToCome = (row: RegistryRow, day: string): Finding =>
  finding(
    { ...atDate(row), value: day },
    'ยังมาไม่ถึง ทะเบียนเก็บเฉพาะที่มีผลแล้ว ให้นำเข้าในวันนั้นหรือหลังจากนั้น',
    'is yet to come: the registry holds what is in effect. Import the file on that day or later.',
  );

export const dateBefore = (row: RegistryRow, day: string, body: KnownBody): Finding =>
  finding(
    { ...atDate(row), value: day },
    `ก่อนการเปลี่ยนแปลงล่าสุดของ ${describeBody(body)} เมื่อ ${body.changedOn}`,
    `is before the latest change of ${describeBody(body)}, of ${body.changedOn}: changes are taken in their order.`,
  );

export const closedAlready = (row: RegistryRow, body: KnownBody): Finding => {
  const end = body.mergedInto === null ? '' : ` into ${body.mergedInto}`;
  const [th, en] = [`สิ้นสภาพแล้วเมื่อ ${body.closedOn}`, `ended on ${body.closedOn}${end}`];
  return finding(
    atStatus(row),
    `${describeBody(body)} ${th} ถ้ายังคงอยู่จริงให้ใส่ active ใน status ถ้าไม่ให้ใส่ closed หรือนำแถวออก`,
    `${describeBody(body)} ${en}. If it exists after all, write active into status; if not, closed, or leave it out.`,
  );
};

export const endedOtherwise = (row: RegistryRow, body: KnownBody): Finding =>
  finding(
    atDate(row),
    `${describeBody(body)} สิ้นสภาพแล้วเมื่อ ${body.closedOn}${body.mergedInto ? ` ยุบรวมกับ ${body.mergedInto}` : ''} ต่างจากไฟล์`,
    `${describeBody(body)} ended on ${body.closedOn}${body.mergedInto ? ` into ${body.mergedInto}` : ''}, not as the row says. ` +
      'To correct that, first reopen it with status active.',
  );

export const noSuchSuccessor = (row: RegistryRow, nearest: readonly KnownBody[]): Finding =>
  finding(
    atMerged(row),
    `ไม่มีรหัสนี้ในทะเบียนหรือในไฟล์ ใกล้เคียง: ${list(nearest)}`,
    `is no code of the registry or the file. Nearest to ${describeBody(row)}: ${list(nearest)}.`,
  );

export const wrongSuccessor = (row: RegistryRow): Finding =>
  finding(
    atMerged(row),
    'ต้องเป็นอีกแห่งหนึ่งในจังหวัดเดียวกันที่ยังคงอยู่',
    'must be another body of the same province that goes on to exist.',
  );

export const toConfirm = (count: number): Finding =>
  warning(
    {},
    `มีการเปลี่ยนแปลง ${count} รายการที่ต้องยืนยัน: ตรวจรายการแล้วใส่ --accept-changes`,
    `${count} ${count === 1 ? 'change is' : 'changes are'} to be confirmed: read the list, then add --accept-changes.`,
  );

/** A body that the list leaves out. It stays: earlier results are its own. */
export const absent = (body: KnownBody): Finding =>
  note(
    { value: body.code },
    `${describeBody(body)} อยู่ในฐานข้อมูลแต่ไม่อยู่ในไฟล์ จึงคงไว้`,
    `${describeBody(body)} is in the database and not in the file; it is kept.`,
  );
