import type { DataSource } from 'typeorm';
import { anonymous, type Viewer } from '../../src/viewer/viewer.js';

/** One viewer of each role in the world, those with a place in Phrae. */
export async function viewersOf(database: DataSource): Promise<Record<string, Viewer>> {
  const [body] = await database.query<{ id: number }[]>(
    `select id from local_government where code = '6540102'`,
  );
  const who = { accountId: 1, username: 'x' };
  return {
    nobody: anonymous,
    office: { ...who, role: 'PROVINCE', provinceCode: '54' },
    localGovernment: { ...who, role: 'LAO', provinceCode: '54', localGovernmentId: body?.id ?? 0 },
    department: { ...who, role: 'DEPARTMENT' },
    admin: { ...who, role: 'ADMIN' },
  };
}
