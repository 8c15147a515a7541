import { finding } from './finding.js';

/** Real bodies and invented results in one database would be taken for each other. */
export const demoNationRefuses = finding(
  {},
  'ฐานข้อมูลนี้เป็นข้อมูลสมมติสำหรับสาธิต ข้อมูลจริงต้องใช้ฐานข้อมูลแยก: สร้างฐานข้อมูลใหม่ กำหนด DATABASE_URL แล้วสั่ง npm run db:migrate ก่อนนำเข้า',
  'This database holds the invented demo nation; real lists go into a database of their own: create one, set ' +
    'DATABASE_URL to it, run "npm run db:migrate" and import again.',
);
