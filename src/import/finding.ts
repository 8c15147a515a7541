/** Errors stop an import, warnings stop it until somebody accepts them, notes only tell. */
export type Severity = 'error' | 'warning' | 'note';

/** Something in a file that must be put right, or a note of what was made of it. */
export interface Finding {
  readonly severity: Severity;
  /** The file's name without its folder; null where there is but one, or none. */
  readonly file: string | null;
  /** The worksheet of a workbook. */
  readonly sheet: string | null;
  /** Line in the file, the header being line 1; null where it is the whole file. */
  readonly line: number | null;
  readonly column: string | null;
  /** The column's letters in a spreadsheet. */
  readonly letter: string | null;
  /** What stands there. */
  readonly value: string | null;
  readonly th: string;
  readonly en: string;
  /** Each of many that the words sum up, for whoever works through them: in reports and for programs. */
  readonly parts?: readonly Finding[];
}

/** What became of a file. Refused: nothing was written, and `findings` are all that is wrong with it. */
export type Imported<Done> =
  | ({ readonly ok: true; readonly notes: readonly Finding[] } & Done)
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly notes: readonly Finding[] };

/** Where in a file something stands. */
export interface Place {
  readonly file?: string | null;
  readonly sheet?: string | null;
  readonly line?: number;
  readonly column?: string;
  readonly letter?: string | null;
  readonly value?: string;
}

export function finding(place: Place, th: string, en: string, severity: Severity = 'error'): Finding {
  const { file = null, sheet = null, line = null, column = null, letter = null, value = null } = place;
  return { severity, file, sheet, line, column, letter, value, th, en };
}

export const warning = (place: Place, th: string, en: string): Finding => finding(place, th, en, 'warning');

export const note = (place: Place, th: string, en: string): Finding => finding(place, th, en, 'note');

/** In the order of the files as they are first named, then of their lines; what concerns a whole comes first. */
export function inFileOrder(findings: readonly Finding[]): Finding[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  const place = new Map(files.map((file, index) => [file, file === null ? -1 : index]));
  const rank = ({ file }: Finding) => place.get(file) ?? 0;
  return [...findings].sort((a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0));
}

const labels: Readonly<Record<Severity, { th: string; en: string }>> = {
  error: { th: 'ข้อผิดพลาด', en: 'Error' },
  warning: { th: 'คำเตือน', en: 'Warning' },
  note: { th: 'หมายเหตุ', en: 'Note' },
};

/** `Error: a.xlsx, line 12, G d1_score "27x": …` in English, and the same in Thai below it. */
export function formatFinding(finding: Finding): string {
  const { severity, file, sheet, line, column, letter, value, th, en } = finding;
  const told = value === null ? null : JSON.stringify(value);
  const cell = [letter === column ? null : letter, column, told].filter((part) => part !== null).join(' ');
  const where = sheet === null ? file : `${file ?? ''} [${sheet}]`.trim();
  const prefix = (word: string) => {
    const places = [where, line === null ? null : `${word} ${line}`, cell || null];
    const known = places.filter((part) => part !== null);
    return known.length > 0 ? `${known.join(', ')}: ` : '';
  };
  const label = labels[severity];
  return `${label.en}: ${prefix('line')}${en}\n    ${label.th}: ${prefix('บรรทัด')}${th}`;
}
