import { isDeepStrictEqual } from 'node:util';
import { ask } from './ask.mjs';
import { plain } from './plain.mjs';

/**
 * Asks everybody everything, and throws where two do not say the same: nobody is faster by saying less.
 * @returns the bytes of each answer, by contestant and question
 */
export async function askAll(contestant, questions, expected, counted) {
  const found = {};
  for (const question of questions) {
    const { data } = await ask(contestant, question);
    const value = plain[contestant.documents][question.name](data);
    expected[question.name] ??= { value, by: contestant.title };
    assertSame(expected[question.name], value, `${contestant.title}, ${question.name}`);
    found[question.name] = await count(contestant, question, counted);
  }
  return found;
}

/** The statements of a question that was asked before: the fewest of three times, as the service also looks for releases each second. */
async function count(contestant, question, counted) {
  // Some prepare statements at the second.
  await ask(contestant, question);
  const found = [];
  for (let time = 0; time < 3; time += 1) {
    const before = { ...counted };
    const { bytes } = await ask(contestant, question);
    found.push({ bytes, reads: counted.reads - before.reads, control: counted.control - before.control });
  }
  return found.toSorted((one, other) => one.reads + one.control - other.reads - other.control)[0];
}

function assertSame({ value, by }, other, who) {
  const place = difference(value, other, '');
  if (place !== null) throw new Error(`${who} does not say the same as ${by}: ${place}`);
}

/** Where two values first differ. */
function difference(one, other, path) {
  if (isDeepStrictEqual(one, other)) return null;
  const inside = typeof one === 'object' && typeof other === 'object' && one !== null && other !== null;
  if (!inside) return `${path}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = difference(one[key], other[key], `${path}/${key}`);
    if (found !== null) return found;
  }
  return `${path}: not of one kind`;
}
