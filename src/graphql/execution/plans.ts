import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Bounded } from '../../kept/bounded.js';
import { decidingVariables, type Plan, planOf } from './plan.js';

/** An operation of a document that was found valid. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The document's text, and its SHA-256. */
  readonly source: string;
  readonly queryHash: string;
}

/** Bytes of all plans together; one of a report has 50 fields and 20 KB. */
const room = 16 * 1024 * 1024;

/** Measured: what a plan takes for each of its fields, and a parsed document for each character. */
export const bytesOf = { plan: 500, field: 400, character: 150 };

/** The plans of operations that were asked: one for each way in which the variables leave fields out. */
export class Plans {
  readonly #schema: GraphQLSchema;
  readonly #plans = new Bounded<{ readonly plan: Plan | null }>(room);
  readonly #deciding = new WeakMap<DocumentNode, readonly string[]>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** @returns null where graphql-js is to execute it */
  of({ document, operation, source, queryHash }: Asked, variables: Record<string, unknown>): Plan | null {
    let names = this.#deciding.get(document);
    if (names === undefined) this.#deciding.set(document, (names = decidingVariables(document)));
    const key = JSON.stringify([queryHash, operation.name?.value, names.map((name) => variables[name])]);
    const known = this.#plans.get(key);
    if (known !== undefined) return known.plan;
    const plan = planOf({ schema: this.#schema, document, operation, variables });
    const held = plan === null ? 0 : bytesOf.field * plan.size + bytesOf.character * source.length;
    this.#plans.set(key, { plan }, bytesOf.plan + held);
    return plan;
  }
}
