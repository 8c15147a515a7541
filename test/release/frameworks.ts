import {
  importFramework,
  type FrameworkOptions,
  type FrameworkOutcome,
} from '../../src/assessment-year/framework/framework.commands.js';
import { frameworkFile } from '../../src/assessment-year/framework/framework-file.js';
import type { Doer } from '../../src/viewer/viewer.js';
import type { TestDatabase } from '../support/database.js';
import { admin } from './life.js';
import { bytes } from './lists.js';

/** Frameworks as an operator types them. */

export const header = 'part,code,name_th,name_en,value,pilot';
export const settings = ['year,method,,,POOLED,', 'year,pass_percent,,,65,'];
export const dimensions = ['dimension,1,ด้านการบริหาร,Management,,', 'ด้าน,2,ด้านบริการ,Services,,'];
export const whole = [
  ...settings,
  ...dimensions,
  ...['rating,GOOD,ดี,Good,70,', 'ระดับ,NEEDS_IMPROVEMENT,ต้องปรับปรุง,Needs improvement,0,'],
  ...['indicator,1.1,แผน,Plans,5,', 'ตัวชี้วัด,1.10,นำร่อง,,๑๐.๕,นำร่อง', 'indicator,2.1,ถนน,Roads,5,no'],
];

/** An indicator of five marks in each dimension of 2559. */
export const oneEach = [1, 2, 3, 4].map((n) => `indicator,${n}.1,ข้อ,Item,5,`);

/** What is done to the frameworks of a database. */
export const frameworksOf = (test_: () => TestDatabase) => ({
  take: (
    rows: readonly string[],
    options: Partial<FrameworkOptions> = {},
    doer: Doer = admin,
  ): Promise<FrameworkOutcome> =>
    importFramework(test_().database, doer, {
      file: { name: 'framework.csv', bytes: bytes([header, ...rows].join('\n')) },
      ...{ year: 2570, ...options },
    }),
  file: (year: number) => frameworkFile(test_().database, year),
  sql: (text: string) => test_().database.query<Record<string, unknown>[]>(text),
});
