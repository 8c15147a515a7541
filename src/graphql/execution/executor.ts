import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  execute,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { Bounded } from '../../kept/bounded.js';
import type { RequestContext } from '../apollo.js';
import { decidingVariables, type Plan, planOf } from './plan.js';
import { runPlan } from './run.js';

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The document's text, and its SHA-256. */
  readonly source: string;
  readonly queryHash: string;
}

/** Bytes of all plans together; one of a report has 50 fields and 20 KB. */
const room = 32 * 1024 * 1024;

/** Measured: what a plan takes for each of its fields, and of the document it holds for each character. */
const bytesOf = { plan: 500, field: 400, character: 150 };

/** Executes with plans in place of graphql-js, and leaves to it what has none: mutations, introspection. */
export function plannedExecutor(schema: GraphQLSchema): Executor {
  const plans = new Bounded<{ readonly plan: Plan | null }>(room);
  const deciding = new WeakMap<DocumentNode, readonly string[]>();

  /** An operation has a plan for each way in which its variables leave fields out. */
  const planFor = (asked: Asked, variables: Record<string, unknown>): Plan | null => {
    const { document, operation, source, queryHash } = asked;
    let names = deciding.get(document);
    if (names === undefined) deciding.set(document, (names = decidingVariables(document)));
    const key = JSON.stringify([queryHash, operation.name?.value, names.map((name) => variables[name])]);
    const known = plans.get(key);
    if (known !== undefined) return known.plan;
    const plan = planOf({ schema, document, operation, variables });
    const held = plan === null ? 0 : bytesOf.field * plan.size + bytesOf.character * source.length;
    plans.set(key, { plan }, bytesOf.plan + held);
    return plan;
  };

  return async ({ document, operation, operationName, request, context, source, queryHash }) => {
    const byGraphqlJs = async () =>
      execute({
        schema,
        document,
        contextValue: context,
        variableValues: request.variables ?? {},
        operationName: operationName ?? request.operationName,
      });
    if (operation?.operation !== OperationTypeNode.QUERY) return byGraphqlJs();
    const { coerced, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      request.variables ?? {},
      { maxErrors: 50 },
    );
    if (errors) return { errors };
    const plan = planFor({ document, operation, source, queryHash }, coerced);
    const data = plan && (await runPlan(plan, context, coerced));
    return data === null ? byGraphqlJs() : { data };
  };
}

/** The one way in which Apollo takes another executor than graphql-js: there is no other server behind it. */
export const executedBy = (schema: GraphQLSchema): Gateway => ({
  load: async () => ({ executor: plannedExecutor(schema) }),
  onSchemaLoadOrUpdate(callback) {
    callback({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});
