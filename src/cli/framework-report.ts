import { fieldsOf, type FrameworkChange } from '../assessment-year/framework/framework-difference.js';
import { nameOf, type FrameworkLine } from '../assessment-year/framework/framework-line.js';

/** More lines than this help nobody; `--json` has them all. */
const MOST = 500;

/** How many come, change and go, and below it each with its line. */
export function tellFramework(changes: readonly FrameworkChange[]): string {
  const count = (some: (change: FrameworkChange) => boolean) => changes.filter(some).length;
  const more = changes.length > MOST ? [`… and ${changes.length - MOST} more.`] : [];
  return [
    `${count(({ before }) => before === null)} new, ${count(({ before, after }) => before !== null && after !== null)} changed, ` +
      `${count(({ after }) => after === null)} left out.`,
    ...changes.slice(0, MOST).map(tellChange),
    ...more,
  ].join('\n');
}

/** `  line 12: changed: indicator 1.3: value 5 → 10` */
function tellChange(change: FrameworkChange): string {
  const { before, after, line } = change;
  const place = line === null ? '  ' : `  line ${line}: `;
  if (before === null) return `${place}new: ${after ? whole(after) : ''}`;
  if (after === null) return `${place}left out: ${whole(before)}`;
  const steps = fieldsOf(change).map(
    (field) => `${field} ${String(before[field])} → ${String(after[field])}`,
  );
  return `${place}changed: ${nameOf(after)}: ${steps.join(', ')}`;
}

const whole = ({ nameTh, value, pilot, ...line }: FrameworkLine): string =>
  [nameOf(line), nameTh, value, pilot ? 'on trial' : ''].filter((part) => part !== '').join(' ');
