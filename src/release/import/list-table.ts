import { checkHeader, tableOf, type Table } from '../../import/csv.js';
import { finding, type Finding } from '../../import/finding.js';
import type { Sheet, SheetRow } from '../../import/sheet.js';
import { openFiles, type SourceFile } from './open-files.js';

/** The list as it stands in its file, CSV or a workbook. */
export interface ListTable extends Table {
  readonly sha256: string;
  /** Null where the file is no workbook. */
  readonly sheet: string | null;
}

/** Finds the list in a file: in a workbook, on the one sheet that has its columns. */
export async function readListTable(file: SourceFile, required: readonly string[]): Promise<ListTable> {
  const [opened] = await openFiles([file]);
  const { sha256 = '', refused = null } = opened ?? {};
  const refuse = (...findings: Finding[]): ListTable => ({
    ...{ columns: [], rows: [], findings, sha256, sheet: null },
  });
  if (refused) return refuse({ ...refused, file: null });
  const sheets = (opened?.sheets ?? []).filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const lists = sheets.filter((sheet) => missing(sheet, required).length === 0);
  if (lists.length > 1) return refuse(severalSheets(lists));
  const sheet = lists[0] ?? sheets[0];
  const table = tableOf(sheet ? evenRows(sheet) : []);
  const header = table.columns.length > 0 ? checkHeader(table.columns, required) : [];
  const whole = { ...table, sha256, sheet: sheet?.name ?? null };
  return header.length > 0 ? { ...whole, rows: [], findings: header } : whole;
}

function missing({ rows }: Sheet, required: readonly string[]): string[] {
  const columns = rows.at(0)?.cells.map((name) => name.toLowerCase()) ?? [];
  return required.filter((column) => !columns.includes(column));
}

/** A workbook does not write the empty cells at the end of a row. */
function evenRows({ name, rows }: Sheet): SheetRow[] {
  const width = rows.at(0)?.cells.length ?? 0;
  if (name === null) return [...rows];
  return [...rows].map((row) => ({
    ...row,
    cells: [...row.cells, ...Array<string>(Math.max(0, width - row.cells.length)).fill('')],
  }));
}

function severalSheets(sheets: readonly Sheet[]): Finding {
  const names = sheets.map(({ name }) => name).join(', ');
  return finding(
    {},
    `มีหลายแผ่นงานที่มีรายชื่อ: ${names} ให้เหลือแผ่นเดียว หรือซ่อนแผ่นอื่น`,
    `Several sheets hold a list: ${names}. Leave one, or hide the others.`,
  );
}
