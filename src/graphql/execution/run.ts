import { GraphQLError, locatedError } from 'graphql';
import { argumentsOf, type FieldPlan, type Plan, type Shape } from './plan.js';

/** Where a value stands in the answer. */
interface Path {
  readonly before: Path | undefined;
  readonly key: string | number;
}

/** One execution of a plan. */
interface Run {
  readonly context: unknown;
  readonly variables: Record<string, unknown>;
  readonly errors: GraphQLError[];
  readonly args: (ReturnType<typeof argumentsOf> | undefined)[];
}

type Data = Record<string, unknown>;

/**
 * Executes a planned query: what is there is made into the answer at once, and only what has to come costs a promise.
 * The answer is that of graphql-js, errors included (test/unit/execution.test.ts compares).
 */
export async function runPlan(
  plan: Plan,
  context: unknown,
  variables: Record<string, unknown>,
): Promise<{ data: Data | null; errors?: GraphQLError[] }> {
  const run: Run = { context, variables, errors: [], args: new Array(plan.size) };
  let data: Data | null;
  try {
    data = await objectOf(plan.fields, undefined, run, undefined);
  } catch (error) {
    run.errors.push(error as GraphQLError);
    data = null;
  }
  return run.errors.length === 0 ? { data } : { errors: run.errors, data };
}

function objectOf(
  fields: readonly FieldPlan[],
  source: unknown,
  run: Run,
  path: Path | undefined,
): Data | Promise<Data> {
  const object: Data = {};
  let coming: Promise<void>[] | undefined;
  try {
    for (const field of fields) {
      const value = fieldOf(field, source, run, path);
      object[field.key] = value;
      if (value instanceof Promise)
        (coming ??= []).push(
          value.then((come: unknown) => {
            object[field.key] = come;
          }),
        );
    }
  } catch (error) {
    return afterAll(coming ?? [], error);
  }
  return coming === undefined ? object : Promise.all(coming).then(() => object);
}

/** Fails once all that was begun has ended, as it would fail unheard after the answer. */
function afterAll(begun: readonly unknown[], error: unknown): Promise<never> {
  if (!begun.some((value) => value instanceof Promise)) throw error;
  return Promise.allSettled(begun).then(() => {
    throw error;
  });
}

function fieldOf(plan: FieldPlan, source: unknown, run: Run, path: Path | undefined): unknown {
  const { shape } = plan;
  const here: Path = { before: path, key: plan.key };
  try {
    const value = resolve(plan, source, run);
    if (!(value instanceof Promise) && shape.kind === 'LEAF') return valueOf(plan, shape, value, run, here);
    const made =
      value instanceof Promise
        ? value.then((come: unknown) => valueOf(plan, shape, come, run, here))
        : valueOf(plan, shape, value, run, here);
    return made instanceof Promise
      ? made.catch((error: unknown) => failed(plan, shape, error, run, here))
      : made;
  } catch (error) {
    return failed(plan, shape, error, run, here);
  }
}

function resolve(plan: FieldPlan, source: unknown, run: Run): unknown {
  const { field, index, info } = plan;
  if (field.resolve === undefined) {
    const property = (source as Data | undefined)?.[field.name];
    if (typeof property !== 'function') return property;
  }
  const args = (run.args[index] ??= argumentsOf(plan, run.variables));
  if ('error' in args) throw args.error;
  if (field.resolve !== undefined) return field.resolve(source, args.values, run.context, info);
  return (source as Record<string, (...given: unknown[]) => unknown>)[field.name]?.(
    args.values,
    run.context,
    info,
  );
}

function valueOf(plan: FieldPlan, shape: Shape, value: unknown, run: Run, path: Path): unknown {
  if (value instanceof Error) throw value;
  const made = value === null || value === undefined ? null : presentOf(plan, shape, value, run, path);
  if (made === null && !shape.nullable)
    throw new Error(`Cannot return null for non-nullable field ${plan.parent.name}.${plan.field.name}.`);
  return made;
}

function presentOf(plan: FieldPlan, shape: Shape, value: unknown, run: Run, path: Path): unknown {
  switch (shape.kind) {
    case 'LEAF':
      return shape.serialize(value);
    case 'OBJECT':
      return objectOf(shape.fields, value, run, path);
    case 'LIST':
      if (!Array.isArray(value))
        throw new GraphQLError(
          `Expected Iterable, but did not find one for field "${plan.parent.name}.${plan.field.name}".`,
        );
      return listOf(plan, shape.item, value, run, path);
  }
}

function listOf(plan: FieldPlan, item: Shape, values: readonly unknown[], run: Run, path: Path): unknown {
  const list: unknown[] = [];
  let comes = false;
  try {
    for (let key = 0; key < values.length; key += 1) {
      const made = itemOf(plan, item, values[key], run, { before: path, key });
      comes ||= made instanceof Promise;
      list.push(made);
    }
  } catch (error) {
    return afterAll(list, error);
  }
  return comes ? Promise.all(list) : list;
}

function itemOf(plan: FieldPlan, item: Shape, value: unknown, run: Run, path: Path): unknown {
  try {
    const made =
      value instanceof Promise
        ? value.then((come: unknown) => valueOf(plan, item, come, run, path))
        : valueOf(plan, item, value, run, path);
    return made instanceof Promise
      ? made.catch((error: unknown) => failed(plan, item, error, run, path))
      : made;
  } catch (error) {
    return failed(plan, item, error, run, path);
  }
}

/** Null where that may be, and the error beside it; else the object around it fails. */
function failed(plan: FieldPlan, { nullable }: Shape, raw: unknown, run: Run, path: Path): null {
  const error = locatedError(raw, plan.nodes, keysOf(path));
  if (!nullable) throw error;
  run.errors.push(error);
  return null;
}

function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let each: Path | undefined = path; each !== undefined; each = each.before) keys.unshift(each.key);
  return keys;
}
