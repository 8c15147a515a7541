import { readTable } from '../files.js';
import type { LocalGovernmentType } from './local-government-type.js';

/** What every indicator is worth. */
export const FULL_MARK = 5;

/** An indicator of the demo framework; composed, yet of the kind that is really asked. */
export interface DemoIndicator {
  /** The same over the years. */
  readonly key: string;
  /** Number of its dimension. */
  readonly dimension: number;
  /** Its number within the dimension. */
  readonly number: number;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Scored, but not counted. */
  readonly pilot: boolean;
  /** The types that are asked; empty: all. */
  readonly types: readonly string[];
  /** Of how many per cent of the asked it does not apply, such as water where another body supplies it. */
  readonly absentPercent: number;
  /** Marks by which it is easier (or, below 0, harder) than the average one. */
  readonly ease: number;
}

/** The indicators of a year (B.E.), by dimension and number. */
export function indicatorsOf(year: number): DemoIndicator[] {
  const numbers = new Map<string, number>();
  return readTable<Column>('demo/indicators.csv')
    .filter((row) => Number(row.from) <= year && year <= Number(row.to))
    .map((row) => {
      const number = (numbers.get(row.dimension) ?? 0) + 1;
      numbers.set(row.dimension, number);
      return {
        key: row.key,
        dimension: Number(row.dimension),
        number,
        nameTh: row.name_th,
        nameEn: row.name_en,
        pilot: row.pilot === 'yes',
        types: row.types.split(' ').filter(Boolean),
        absentPercent: Number(row.absent_percent),
        ease: Number(row.ease),
      };
    });
}

/** The ones of them that a type is asked. */
export const askedOf = (indicators: readonly DemoIndicator[], type: LocalGovernmentType): DemoIndicator[] =>
  indicators.filter(({ types }) => types.length === 0 || types.includes(type));

type Column =
  'key' | 'dimension' | 'from' | 'to' | 'types' | 'absent_percent' | 'ease' | 'pilot' | 'name_th' | 'name_en';
