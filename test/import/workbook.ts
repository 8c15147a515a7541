import { columnLetters } from '../../src/import/sheet.js';
import { zip } from './zip.js';

/** A cell of a workbook made by a test. */
export type TestCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly value?: number }
  | { readonly error: string }
  /** Days since 30 December 1899. */
  | { readonly date: number }
  /** 0.92 is shown as 92 %. */
  | { readonly percent: number }
  | { readonly inline: string };

export interface TestSheet {
  readonly name?: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly hidden?: boolean;
  readonly hiddenRows?: readonly number[];
  /** As in `A1:B2`. */
  readonly merges?: readonly string[];
}

const escape = (text: string) =>
  text
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook of sheets, to be changed or zipped. */
export function workbookParts(...sheets: readonly TestSheet[]): Record<string, string> {
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  const shared = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const cell = (at: string, value: TestCell): string => {
    if (value === null) return '';
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${shared(value)}</v></c>`;
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    if ('formula' in value)
      return `<c r="${at}"><f>${value.formula}</f>${value.value === undefined ? '' : `<v>${value.value}</v>`}</c>`;
    if ('error' in value) return `<c r="${at}" t="e"><v>${value.error}</v></c>`;
    if ('inline' in value) return `<c r="${at}" t="inlineStr"><is><t>${escape(value.inline)}</t></is></c>`;
    return 'date' in value
      ? `<c r="${at}" s="1"><v>${value.date}</v></c>`
      : `<c r="${at}" s="2"><v>${value.percent}</v></c>`;
  };
  const worksheet = ({ rows, hiddenRows = [], merges = [] }: TestSheet): string => {
    const lines = rows.map((cells, place) => {
      const line = place + 1;
      const hidden = hiddenRows.includes(line) ? ' hidden="1"' : '';
      const inner = cells.map((value, column) => cell(`${columnLetters(column)}${line}`, value)).join('');
      return `<row r="${line}"${hidden}>${inner}</row>`;
    });
    const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    return `<worksheet ${MAIN}><sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
  };
  const parts: Record<string, string> = {};
  sheets.forEach((sheet, place) => {
    parts[`xl/worksheets/sheet${place + 1}.xml`] = worksheet(sheet);
  });
  const list = sheets.map(
    ({ name, hidden }, place) =>
      `<sheet name="${name ?? `Sheet${place + 1}`}" sheetId="${place + 1}" r:id="r${place + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const relations = sheets.map(
    (_, place) =>
      `<Relationship Id="r${place + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`,
  );
  parts['xl/workbook.xml'] =
    `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
  parts['xl/_rels/workbook.xml.rels'] = `<Relationships>${relations.join('')}</Relationships>`;
  parts['xl/styles.xml'] =
    `<styleSheet ${MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`;
  parts['xl/sharedStrings.xml'] =
    `<sst ${MAIN}>${strings.map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`;
  return parts;
}

export const workbook = (...sheets: readonly TestSheet[]): Buffer => zip(workbookParts(...sheets));
