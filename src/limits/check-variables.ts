import { variableLimits } from './limits.js';
import { figure, tooMuch } from './refuse.js';

/**
 * Refuses variables for their size. Walks without recursion: a hundred thousand brackets would end the stack.
 * @throws GraphQLError VARIABLES_TOO_LARGE
 */
export function checkVariables(variables: unknown): void {
  const left: { value: unknown; depth: number }[] = [{ value: variables, depth: 0 }];
  let [bytes, values] = [0, 0];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    if (depth > variableLimits.depth) throw refused('levels of lists and objects', 'depth');
    if (values > variableLimits.values) throw refused('values', 'values');
    if (typeof value === 'string') bytes += Buffer.byteLength(value, 'utf8');
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        values += 1;
        if (!Array.isArray(value)) bytes += Buffer.byteLength(name, 'utf8');
        left.push({ value: inner, depth: depth + 1 });
      }
    if (bytes > variableLimits.bytes) throw refused('bytes', 'bytes');
  }
}

const refused = (what: string, name: keyof typeof variableLimits) =>
  tooMuch({
    code: 'VARIABLES_TOO_LARGE',
    english: `The variables have more than ${figure(variableLimits[name])} ${what}: send less at a time.`,
    thai: `ตัวแปรมีขนาดใหญ่เกินไป`,
    details: { limit: variableLimits[name], of: name },
  });
