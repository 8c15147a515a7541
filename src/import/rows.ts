import type { SheetRow } from './sheet.js';

/** A list of whole numbers that grows, of four bytes each. */
class Numbers {
  #all = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.#all.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#all);
      this.#all = larger;
    }
    this.#all[this.length++] = number;
  }

  at(index: number): number {
    return this.#all[index] ?? 0;
  }
}

/**
 * The rows of a table, in little memory: the same few texts stand in it many times over, so each is held once and a
 * cell is its number. A nation with marks per indicator has a million rows, which cost some 25 MB instead of 250.
 */
export class Rows implements Iterable<SheetRow> {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #lines = new Numbers();
  /** Where the cells of each row begin; those of the last end with all. */
  readonly #starts = new Numbers();
  readonly #cells = new Numbers();
  /** Rows of which more is to be told than texts: few. */
  readonly #whole = new Map<number, SheetRow>();

  get length(): number {
    return this.#lines.length;
  }

  add(row: SheetRow): void {
    if (row.flaws || row.hidden) this.#whole.set(this.length, row);
    this.#lines.push(row.line);
    this.#starts.push(this.#cells.length);
    for (const text of row.cells) this.#cells.push(this.#numberOf(text));
  }

  /** Puts another row into the place of one. */
  replace(index: number, row: SheetRow): void {
    this.#whole.set(index, row);
  }

  at(index: number): SheetRow | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const whole = this.#whole.get(index);
    if (whole) return whole;
    const end = index + 1 < this.length ? this.#starts.at(index + 1) : this.#cells.length;
    const cells: string[] = [];
    for (let at = this.#starts.at(index); at < end; at++) cells.push(this.#texts[this.#cells.at(at)] ?? '');
    return { line: this.#lines.at(index), cells };
  }

  slice(from: number, to: number): SheetRow[] {
    const indexes = Array.from({ length: Math.max(0, Math.min(to, this.length) - from) }, (_, n) => from + n);
    return indexes.map((index) => this.at(index)).filter((row) => row !== undefined);
  }

  /** The place of the first row of a line; -1 where there is none. */
  indexOf({ line }: Pick<SheetRow, 'line'>): number {
    for (let index = 0; index < this.length; index++) if (this.#lines.at(index) === line) return index;
    return -1;
  }

  *from(start: number): Generator<SheetRow> {
    for (let index = start; index < this.length; index++) {
      const row = this.at(index);
      if (row) yield row;
    }
  }

  [Symbol.iterator](): Generator<SheetRow> {
    return this.from(0);
  }

  /** Lines of hidden rows. */
  hidden(): number[] {
    return [...this.#whole].filter(([, row]) => row.hidden).map(([index]) => this.#lines.at(index));
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }
}
