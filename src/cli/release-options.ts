import type { DisclosureSetting } from '../assessment-year/assessment-year.row.js';
import { parseYear } from '../assessment-year/buddhist-era.js';
import { UsageError, type Typed } from './usage.js';

export const yearHelp = '--year         in the Buddhist Era (2568) or the Common Era (2025)';
export const numberHelp =
  '--number       of the release; without it, the newest draft that is newer than what is or was public';
export const jsonHelp = '--json         for programs';

/** @throws UsageError where no year was typed, or something that is none */
export function yearOf({ year }: Typed['values']): number {
  if (typeof year !== 'string')
    throw new UsageError('--year is missing: give the year of assessment, as in --year 2568.');
  const buddhist = parseYear(year);
  if (buddhist === null) throw new UsageError(`--year ${year} is no year: give one as 2568 or 2025.`);
  return buddhist;
}

/** The number of a release, or undefined where none was typed. @throws UsageError where it is none */
export function numberOf({ number }: Typed['values']): number | undefined {
  if (number === undefined) return undefined;
  if (typeof number !== 'string' || !/^[1-9]\d{0,3}$/.test(number))
    throw new UsageError(`--number ${String(number)} is no number of a release: give one as in --number 2.`);
  return Number(number);
}

/** A note, or undefined where none was typed. @throws UsageError where it is blank */
export function noteOf({ note }: Typed['values']): string | undefined {
  if (note === undefined) return undefined;
  if (typeof note !== 'string' || note.trim() === '') throw new UsageError('--note is empty.');
  return note;
}

/** A setting of disclosure. @throws UsageError where none was typed, or something else */
export function settingOf({ set }: Typed['values']): DisclosureSetting {
  const setting = String(set ?? '').toUpperCase();
  if (setting === 'STRICT' || setting === 'OPEN') return setting;
  throw new UsageError(
    set === undefined
      ? '--set is missing: say strict or open.'
      : `--set ${String(set)} is no setting: say strict or open.`,
  );
}

/** @throws UsageError where no reason was typed, or a blank one */
export function reasonOf({ reason }: Typed['values']): string {
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new UsageError('--reason is missing: say why; it is kept in the audit.');
  return reason;
}

/** The end of an embargo, or undefined where none was typed. @throws UsageError where it is no time, or of no zone */
export function timeOf({ 'public-from': time }: Typed['values']): Date | undefined {
  if (time === undefined) return undefined;
  const moment = new Date(String(time));
  if (!/T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(String(time)) || Number.isNaN(moment.getTime()))
    throw new UsageError(
      `--public-from ${String(time)} is no time: give one with its zone, as 2026-01-05T09:00:00+07:00.`,
    );
  return moment;
}
