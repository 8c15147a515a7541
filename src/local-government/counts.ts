import type { TypeCountRow } from '../province/province.row.js';
import { LocalGovernmentType, type LocalGovernmentCounts } from './local-government-type.type.js';
import { localGovernmentTypes } from './local-government-type.js';

/** Counts of single provinces as one list by type, with their sum. */
export function countsOf(rows: readonly Pick<TypeCountRow, 'type' | 'count'>[]): LocalGovernmentCounts {
  const byType = Object.values(LocalGovernmentType).flatMap((type) => {
    const count = sum(rows.filter((row) => row.type === type));
    return count === 0 ? [] : [{ type, typeName: localGovernmentTypes[type].name, count }];
  });
  return { total: sum(rows), byType };
}

const sum = (rows: readonly { count: number }[]): number => rows.reduce((total, row) => total + row.count, 0);
