import { finding, type Finding } from '../../import/finding.js';
import type { Flaw } from '../../import/sheet.js';
import type { Cell, RowPlace } from './results-file.js';

const words: Readonly<Record<Flaw, { th: string; en: string }>> = {
  ERROR: {
    th: 'สูตรในช่องนี้ผิดพลาด: แก้สูตรหรือพิมพ์ค่าแทน',
    en: 'is an error of a formula: mend the formula or type the value.',
  },
  NO_VALUE: {
    th: 'ช่องนี้เป็นสูตรที่ไม่มีค่าคำนวณ: เปิดไฟล์ใน Excel คำนวณแล้วบันทึกใหม่',
    en: 'is a formula without a computed value: open the file in Excel, let it calculate, and save it.',
  },
  DATE: {
    th: 'เป็นวันที่: เปลี่ยนรูปแบบช่องแล้วพิมพ์ค่าใหม่',
    en: 'is a date: change the format of the cell and type the value again.',
  },
  MERGED: {
    th: 'ช่องนี้ถูกผสานกับช่องอื่น: ยกเลิกการผสานแล้วกรอกทุกช่อง',
    en: 'is merged with another cell: unmerge them and fill in each.',
  },
};

/** Reports cells in which no value can be trusted. True where there was one. */
export function reportFlaws(place: RowPlace, cells: readonly (Cell | null)[], findings: Finding[]): boolean {
  const flawed = cells.filter((cell) => cell !== null).filter(({ flaw }) => flaw !== null);
  for (const cell of flawed) {
    const { th, en } = words[cell.flaw ?? 'ERROR'];
    findings.push(finding(placeOf(place, cell), th, en));
  }
  return flawed.length > 0;
}

/** Where a cell stands, for a finding. */
export function placeOf({ file, sheet, line }: RowPlace, { column, letter, text }: Cell) {
  return { file, sheet, line, column, letter, value: text };
}
