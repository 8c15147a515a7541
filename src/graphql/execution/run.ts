import type { Along } from '../read-along.js';
import { argumentsOf, type FieldPlan, type Plan, type Shape } from './plan.js';

type Data = Record<string, unknown>;

/** Contexts in which a plan failed: it would fail again, and all it asks for would be asked for once more. */
const failed = new WeakSet<object>();

/**
 * Executes a planned query: what is there is made into the answer at once, and only what has to come costs a promise.
 * Null where anything is not as it should be: what becomes of the answer then, and what is said of it, is for graphql-js
 * to find out, which asks the same loaders again (test/unit/execution.test.ts compares).
 */
export async function runPlan(
  plan: Plan,
  context: object,
  variables: Record<string, unknown>,
): Promise<Data | null> {
  if (failed.has(context)) return null;
  const run = new Run(plan, context, variables);
  const data = run.objectOf(plan.fields, undefined);
  await run.whole();
  if (!run.failed) return data;
  failed.add(context);
  return null;
}

/** One execution of a plan: how much of the answer is still to come, and whether something failed. */
class Run {
  failed = false;
  readonly #context: unknown;
  readonly #variables: Record<string, unknown>;
  readonly #arguments: (Record<string, unknown> | undefined)[];
  #coming = 0;
  #whenWhole: (() => void) | undefined;

  constructor({ size }: Plan, context: unknown, variables: Record<string, unknown>) {
    this.#context = context;
    this.#variables = variables;
    this.#arguments = new Array(size);
  }

  /** Ends once nothing is to come any more, also where something failed: it would fail unheard after the answer. */
  whole(): Promise<void> | undefined {
    return this.#coming === 0 ? undefined : new Promise((resolve) => (this.#whenWhole = resolve));
  }

  objectOf(fields: readonly FieldPlan[], source: unknown): Data {
    const object: Data = {};
    for (const field of fields) {
      try {
        const value = this.#resolved(field, source);
        object[field.key] =
          value instanceof Promise
            ? this.#later(value, object, field.key, field.shape)
            : this.#made(field.shape, value);
      } catch {
        this.failed = true;
      }
    }
    return object;
  }

  #resolved(plan: FieldPlan, source: unknown): unknown {
    const { field, index, along } = plan;
    if (field.resolve === undefined) {
      const property = (source as Data | undefined)?.[field.name];
      if (typeof property !== 'function') return property;
    }
    const args = (this.#arguments[index] ??= argumentsOf(plan, this.#variables));
    const info = along.length === 0 ? plan.info : this.#informed(plan);
    if (field.resolve !== undefined) return field.resolve(source, args, this.#context, info);
    const method = (source as Record<string, (...given: unknown[]) => unknown>)[field.name];
    return method?.call(source, args, this.#context, info);
  }

  #informed({ info, along }: FieldPlan): FieldPlan['info'] & Along {
    return { ...info, readAlong: (known) => this.#readAlong(along, known) };
  }

  /** Begins fields of an object that is to come. What becomes of them is seen when it is there. */
  #readAlong(fields: readonly FieldPlan[], known: object): void {
    for (const field of fields)
      try {
        const value = this.#resolved(field, known);
        if (value instanceof Promise) value.catch(() => undefined);
      } catch {
        continue;
      }
  }

  /** A value as it stands in the answer. */
  #made(shape: Shape, value: unknown): unknown {
    const made = value === null || value === undefined ? null : this.#present(shape, value);
    if (made === null && !shape.nullable) this.failed = true;
    return made;
  }

  #present(shape: Shape, value: unknown): unknown {
    if (value instanceof Error) throw value;
    switch (shape.kind) {
      case 'LEAF':
        return shape.serialize(value);
      case 'OBJECT':
        return this.objectOf(shape.fields, value);
      case 'LIST':
        if (!Array.isArray(value)) throw new Error('What should be a list is none.');
        return this.#listOf(shape.item, value);
    }
  }

  #listOf(item: Shape, values: readonly unknown[]): unknown[] {
    const list: unknown[] = [];
    for (const value of values)
      list.push(
        value instanceof Promise ? this.#later(value, list, list.length, item) : this.#made(item, value),
      );
    return list;
  }

  /** Keeps a place for what comes. */
  #later<K extends string | number>(
    promise: Promise<unknown>,
    into: Record<K, unknown>,
    key: K,
    shape: Shape,
  ): null {
    this.#coming += 1;
    promise.then(
      (value) => {
        try {
          into[key] = this.#made(shape, value);
        } catch {
          this.failed = true;
        }
        this.#arrived();
      },
      () => {
        this.failed = true;
        this.#arrived();
      },
    );
    return null;
  }

  #arrived(): void {
    this.#coming -= 1;
    if (this.#coming === 0) this.#whenWhole?.();
  }
}
