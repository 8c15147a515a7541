import { suppress } from '../../src/assessment/suppression.js';
import type { Cell } from '../../src/assessment/suppression-table.js';
import { expectProtected } from './suppression-attack.js';
import { country, margins, randomFrom, table, types } from './suppression-tables.js';

describe('small tables, to follow by hand', () => {
  test('where every cell has three bodies or more, nothing is hidden', () => {
    expect(hiddenIn(table(['PAO', 'SAO'], { Phrae: [3, 9], Nan: [4, 3] }))).toEqual({});
  });

  test('a lone body is hidden behind the smallest rectangle', () => {
    const cells = table(['PAO', 'SAO'], { Phrae: [1, 5], Nan: [4, 6], Tak: [9, 9] });
    expect(hiddenIn(cells)).toEqual({
      'Phrae PAO': 'TOO_FEW',
      'Phrae SAO': 'PROTECTS_ANOTHER',
      'Nan PAO': 'PROTECTS_ANOTHER',
      'Nan SAO': 'PROTECTS_ANOTHER',
    });
  });

  test('two lone bodies of a province do not learn of each other', () => {
    const cells = table(['PAO', 'CITY', 'SAO'], { Phrae: [1, 1, 5], Nan: [1, 1, 7], Tak: [1, 1, 3] });
    expect(hiddenIn(cells)).toEqual(
      Object.fromEntries(
        ['Phrae', 'Nan', 'Tak'].flatMap((province) => [
          [`${province} PAO`, 'TOO_FEW'],
          [`${province} CITY`, 'TOO_FEW'],
          [`${province} SAO`, 'PROTECTS_ANOTHER'],
        ]),
      ),
    );
  });

  test('the only body of its type takes the mean of another type with it in the nation', () => {
    const cells = table(['PAO', 'SAO', 'SPECIAL'], { Chonburi: [3, 9, 1], Phrae: [3, 9, 0] });
    expect(hiddenIn(cells)).toEqual({
      'Chonburi SPECIAL': 'TOO_FEW',
      'NATION SPECIAL': 'TOO_FEW',
      'Phrae SPECIAL': 'NOT_ASSESSED',
      'Chonburi PAO': 'PROTECTS_ANOTHER',
      'NATION PAO': 'PROTECTS_ANOTHER',
    });
  });

  test('many bodies that are all alike are as easily told as one', () => {
    const cells = table(
      ['PAO', 'SAO'],
      { Phrae: [6, 7], Nan: [8, 9] },
      (row, column) => row + column === 'NanSAO',
    );
    expect(hiddenIn(cells)).toEqual({
      'Nan SAO': 'ALL_ALIKE',
      'Nan PAO': 'PROTECTS_ANOTHER',
      'Phrae SAO': 'PROTECTS_ANOTHER',
      'Phrae PAO': 'PROTECTS_ANOTHER',
    });
  });

  test('a country of one body hides all of it', () => {
    const reasons = Object.values(hiddenIn(table(['PAO'], { Phrae: [1], Bangkok: [0] })));
    expect(reasons.sort()).toEqual(['NOT_ASSESSED', 'NOT_ASSESSED', ...Array(4).fill('TOO_FEW')]);
  });

  test('a table that does not add up is refused', () => {
    const cells = table(['PAO', 'SAO'], { Phrae: [1, 5], Nan: [4, 6] });
    expect(() => suppress(cells.slice(1), margins)).toThrow('row Phrae do not add up');
    expect(() => suppress([...cells, ...cells], margins)).toThrow('twice');
  });
});

describe('random tables', () => {
  test.each(seeds(400))('nobody solves for a single body in small table %i', (seed) => {
    const random = randomFrom(seed);
    const pick = () => [0, 0, 1, 1, 2, 3, 5, 9][Math.floor(random() * 8)] ?? 0;
    const columns = types.slice(0, 2 + Math.floor(random() * 3));
    const provinces = ['A', 'B', 'C', 'D', 'E', 'F'].slice(0, 1 + Math.floor(random() * 6));
    const counts = Object.fromEntries(provinces.map((province) => [province, columns.map(pick)]));
    expectProtected(table(columns, counts, () => random() < 0.15));
  });

  test.each(seeds(12))('a whole country, no. %i: nobody solves, and few are hidden', (seed) => {
    const cells = country(randomFrom(seed));
    const hidden = suppress(cells, margins);
    expect(hidden).toEqual(suppress(cells.toReversed(), margins));

    const large = cells.filter((cell) => cell.bodies >= 3);
    expect(large.filter((cell) => hidden.has(cell)).length / large.length).toBeLessThan(0.25);
    const totals = large.filter((cell) => cell.row === margins.row || cell.column === margins.column);
    expect(totals.filter((cell) => hidden.has(cell)).map((cell) => cell.row)).toEqual(['NATION']);
    expectProtected(cells);
  });
});

function hiddenIn(cells: readonly Cell[]) {
  return Object.fromEntries(
    [...suppress(cells, margins)].map(([cell, reason]) => [`${cell.row} ${cell.column}`, reason]),
  );
}

function seeds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
