import type { DataSource } from 'typeorm';
import { importRegistry } from '../../src/local-government/registry/registry.commands.js';
import type { TestCell, TestSheet } from '../import/workbook.js';
import { registryCsv } from './lists.js';

/** Bodies of Chanthaburi as the registry knows them: real names, their districts, and codes of the right province. */
export const chanthaburi = [
  '2220101,PAO,จันทบุรี,Chanthaburi,22,เมืองจันทบุรี,',
  '4220201,TOWN_MUNICIPALITY,ขลุง,Khlung,22,ขลุง,',
  '5220301,SUBDISTRICT_MUNICIPALITY,ปะตง,Patong,22,สอยดาว,',
  '6220401,SAO,ขุนซ่อง,Khun Song,22,แก่งหางแมว,',
  '6220402,SAO,น้ำชำ,Nam Cham,22,แก่งหางแมว,',
];

export async function withChanthaburi(database: DataSource): Promise<void> {
  const imported = await importRegistry(database, registryCsv(...chanthaburi), {
    ...{ fileName: 'laos.csv', importedBy: 'tester' },
  });
  if (!imported.ok) throw new Error(JSON.stringify(imported.findings));
}

const titles = [
  'ด้านการบริหารจัดการ',
  'ด้านการบริหารงานบุคคลและกิจการสภา',
  'ด้านการบริหารงานการเงินและการคลัง',
  'ด้านการบริการสาธารณะ',
  'ด้านธรรมาภิบาล',
];

const marks = ['คะแนนเต็ม', 'คะแนนที่ได้', 'ร้อยละ'];

/** The fourteen rows above the list: title, remarks, blank rows, and a header of three rows. */
export function heading(year = 2568, dimensions = 5): TestCell[][] {
  const groups = [...titles.slice(0, dimensions).map((title, place) => `ด้านที่ ${place + 1}\n${title}`), 'รวม'];
  return [
    ['กรมส่งเสริมการปกครองท้องถิ่น'],
    [`ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA) ประจำปี ${year}`],
    ['ข้อมูลปีงบประมาณ พ.ศ. 2567 ณ วันที่ 30 กันยายน 2567'],
    ...Array.from({ length: 8 }, () => []),
    ['ลำดับ', 'ภาค', 'จังหวัด', 'อำเภอ', 'ประเภท อปท.', 'ชื่อ อปท.', 'ผลการประเมิน'],
    [null, null, null, null, null, null, ...groups.flatMap((group) => [group, null, null])],
    [null, null, null, null, null, null, ...groups.flatMap(() => marks)],
  ];
}

/** The scores of the rows below, each of full marks of 20, 40, 50, 60 and 30. */
export const fulls = [20, 40, 50, 60, 30];

/** A row of the list: who it is, and its scores, with the percentages as a spreadsheet holds them. */
export function listed(who: readonly TestCell[], scores: readonly number[]): TestCell[] {
  const groups = scores.map((score, place) => [fulls[place] ?? 0, score] as const);
  const sum = (part: 0 | 1) => groups.reduce((all, group) => all + group[part], 0);
  const all = [...groups, [sum(0), sum(1)] as const];
  return [...who, ...all.flatMap(([full, score]) => [full, score, (100 * score) / full])];
}

/** The list as the department has it, with the noise of real ones. */
export const realRows = (): TestCell[][] => [
  listed([1, 'ตะวันออก', 'จันทบุรี', 'เมือง', 'อบจ.', 'องค์การบริหารส่วนจังหวัด จันทบุรี'], [20, 38, 26, 53, 27]),
  listed([2, 'ตะวันออก', 'จันทบุรี', 'ขลุง', 'เทศบาลเมือง', 'เทศบาลเมือง ขลุง'], [19, 37.5, 45, 51, 26]),
  [],
  listed([3, 'ตะวันออก', ' จันทบุรี ', 'อ.สอยดาว', 'เทศบาลตำบล', 'เทศบาล\nตำบลปะตง\t'], [18, 31, 44, 49, 25]),
  listed(['๔', 'ตะวันออก', 'จังหวัดจันทบุรี', 'แก่งหางแมว', 'อบต.', 'อบต.ขุนซ่อง'], [17, 30, 43, 48, 24]),
  [null, null, null, null, null, null],
  listed([5, 'ตะวันออก', 'จันทบุรี', 'แก่งหางแมว', 'อบต.', 'อบต .  นํ้าชำ'], [16, 29, 42, 47, 23]),
  [],
  [null, null, null, null, null, 'เฉลี่ย', null, 18],
  ['หมายเหตุ: ข้อมูลจากระบบ'],
];

export const department = (
  rows: readonly (readonly TestCell[])[],
  changes: Partial<TestSheet> = {},
): TestSheet => ({
  name: 'จันทบุรี',
  rows: [...heading(), ...rows],
  ...changes,
});
