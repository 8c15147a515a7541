import { getNamedType, type GraphQLField, type GraphQLObjectType, isObjectType } from 'graphql';
import { createSchema } from '../../src/schema.js';

/** A way from the root through fields to one type. */
export type Path = readonly GraphQLField<unknown, unknown>[];

/**
 * Every way from `Query` to the type, and through it once more: no type is entered twice on a way, but the
 * target may be passed, so that a way out of a local government and back into another is one of them.
 */
export function pathsTo(target: string): Path[] {
  const found: Path[] = [];
  const walk = (type: GraphQLObjectType, path: Path, seen: readonly string[]): void => {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (
        !isObjectType(next) ||
        seen.filter((name) => name === next.name).length > (next.name === target ? 1 : 0)
      )
        continue;
      if (next.name === target) found.push([...path, field]);
      walk(next, [...path, field], [...seen, next.name]);
    }
  };
  const query = createSchema().getQueryType();
  if (query) walk(query, [], ['Query']);
  return found;
}

export const nameOf = (path: Path): string => path.map((field) => field.name).join('.');

/**
 * A query along a path; `codes` are what the arguments called `code` get, in their order on the way, `list` is what
 * lists of local governments get.
 */
export function queryAlong(path: Path, codes: readonly string[], selection: string, list: string): string {
  const left = [...codes];
  const open = path.map((field) => {
    const needed = field.args.filter((arg) => arg.name === 'code').map(() => `code: "${left.shift() ?? ''}"`);
    if (field.name === 'localGovernments') needed.push(list);
    return `${field.name}${needed.length > 0 ? `(${needed.join(', ')})` : ''} {`;
  });
  return `{ ${open.join(' ')} ${selection} ${'}'.repeat(path.length)} }`;
}
