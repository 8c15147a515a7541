import { finding, type Finding } from './finding.js';

/** A file that cannot be taken at all, thrown from wherever in its depths that shows. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly th: string,
    readonly en: string,
    /** The worksheet it is about. */
    readonly sheet: string | null = null,
  ) {
    super(en);
  }

  toFinding(file: string): Finding {
    return finding({ file, sheet: this.sheet }, this.th, this.en);
  }
}

/** Whether an error is one of Node's own, of codes that begin so. */
export const hasCode = (error: unknown, start: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith(start);
