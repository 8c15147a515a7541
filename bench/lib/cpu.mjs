import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc are hundredths of a second on every Linux. */
const millisecondsPerTick = 10;
const page = 4096;

const stat = (pid) => {
  try {
    // The name may hold blanks: what counts begins behind it.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent] = fields;
    return {
      pid,
      parent,
      ticks: fields[11] + fields[12] + fields[13] + fields[14],
      resident: fields[21] * page,
    };
  } catch {
    return null; // ended meanwhile
  }
};

/** A process and all below it. */
function tree(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(stat)
    .filter(Boolean);
  const found = all.filter(({ pid }) => Number(pid) === root);
  for (const member of found) found.push(...all.filter(({ parent }) => parent === Number(member.pid)));
  return found;
}

/** Milliseconds of CPU that a process, those below it and those that ended below it have had. */
export const cpuOf = (root) => tree(root).reduce((sum, { ticks }) => sum + ticks, 0) * millisecondsPerTick;

/** Milliseconds of CPU that this process has had. */
export const cpuOfThis = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Bytes of memory that a process and those below it hold. */
export const memoryOf = (root) => tree(root).reduce((sum, { resident }) => sum + resident, 0);

export const parentOf = (pid) => stat(pid).parent;
