import { Kind, type OperationDefinitionNode } from 'graphql';
import { isText, noText } from '../graphql/text.js';
import type { Role } from '../viewer/viewer.js';
import { importVariableLimits, variableLimits } from './limits.js';
import { figure, tooMuch } from './refuse.js';

interface Limits {
  readonly bytes: number;
  readonly depth: number;
  readonly values: number;
}

/**
 * The first look, before anybody knows who asks or has parsed the document: whoever names the import may send as
 * much as a body holds. Nothing is done with it before the second look.
 */
export function checkVariablesOf(source: string, variables: unknown): void {
  checkVariables(
    variables,
    importFields.some((field) => source.includes(field)) ? importVariableLimits : variableLimits,
  );
}

/** The second look, before variables are read: so much is for an administrator who brings rows in, and nobody else. */
export function checkVariablesFor(role: Role, operation: OperationDefinitionNode, variables: unknown): void {
  const [first, ...more] = operation.selectionSet.selections;
  const imports = more.length === 0 && first?.kind === Kind.FIELD && importFields.includes(first.name.value);
  if (role !== 'ADMIN' || !imports) checkVariables(variables);
}

const importFields: readonly string[] = ['importResults', 'importAccounts'];

/**
 * Refuses variables for their size. Walks without recursion: a hundred thousand brackets would end the stack.
 * @throws GraphQLError VARIABLES_TOO_LARGE, and BAD_USER_INPUT for a text that no database keeps
 */
export function checkVariables(variables: unknown, limits: Limits = variableLimits): void {
  const left: { value: unknown; depth: number }[] = [{ value: variables, depth: 0 }];
  let [bytes, values] = [0, 0];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    if (depth > limits.depth) throw refused('levels of lists and objects', 'depth', limits);
    if (values > limits.values) throw refused('values', 'values', limits);
    if (typeof value === 'string' && !isText(value)) throw noText();
    if (value === Infinity || value === -Infinity) throw infinite();
    if (typeof value === 'string') bytes += Buffer.byteLength(value, 'utf8');
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        values += 1;
        if (!Array.isArray(value)) bytes += Buffer.byteLength(name, 'utf8');
        left.push({ value: inner, depth: depth + 1 });
      }
    if (bytes > limits.bytes) throw refused('bytes', 'bytes', limits);
  }
}

/** JSON has no word for it: written down again, as the key of an answer for example, it would be null. */
const infinite = () =>
  tooMuch({
    code: 'VARIABLES_TOO_LARGE',
    english: 'The variables have a number beyond all that can be told apart: no field takes it.',
    thai: 'ตัวแปรมีตัวเลขที่มากเกินไป',
    details: { of: 'number' },
  });

const refused = (what: string, name: keyof Limits, limits: Limits) =>
  tooMuch({
    code: 'VARIABLES_TOO_LARGE',
    english: `The variables have more than ${figure(limits[name])} ${what}: send less at a time.`,
    thai: `ตัวแปรมีขนาดใหญ่เกินไป`,
    details: { limit: limits[name], of: name },
  });
